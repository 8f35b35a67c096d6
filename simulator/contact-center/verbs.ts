import type { Verbs } from '../shared/steps.js';
import type { ContactCenterVerbs } from './steps.js';
import type { ContactCenterWidget } from './widget.js';

/** How the contact center does each of its steps. */
export const contactCenterVerbs = (widget: ContactCenterWidget): Verbs<ContactCenterVerbs> => {
  const { agent, calls, contacts, conversation, engagements, records } = widget;
  return {
    ring: (options) => {
      engagements.ring(options);
    },
    dial: (options) => {
      engagements.dial(options);
    },
    resume: (options) => {
      engagements.resume(options);
    },
    accept: (options) => {
      engagements.accept(options);
    },
    reject: (options) => {
      engagements.reject(options);
    },
    miss: (options) => {
      engagements.miss(options);
    },
    fail: (options) => {
      engagements.fail(options);
    },
    end: (options) => {
      engagements.end(options);
    },
    disposition: (options) => {
      engagements.dispose(options);
    },
    close: (options) => {
      engagements.close(options);
    },
    endPostEngagement: (options) => {
      records.endPostEngagement(options);
    },
    log: (options) => {
      records.log(options);
    },
    recording: (options) => {
      records.recording(options);
    },
    logUrl: (options) => {
      records.logUrl(options);
    },
    note: (options) => {
      conversation.note(options);
    },
    message: (options) => {
      conversation.write(options);
    },
    transfer: (options) => {
      calls.transfer(options);
    },
    addCall: (options) => {
      calls.add(options);
    },
    cancelConsult: (options) => {
      calls.cancelConsult(options);
    },
    completeTransfer: (options) => {
      calls.completeTransfer(options);
    },
    mergeConsult: (options) => {
      calls.mergeConsult(options);
    },
    upgrade: ({ engagementId }) => {
      calls.upgrade(engagementId);
    },
    pick: ({ contactId, engagementId }) => {
      contacts.pick(contactId, engagementId);
    },
    search: (query) => {
      widget.search(query);
    },
    answers: (timeout) => widget.answered(timeout),
    agentStatus: (statusCode) => {
      agent.choose(statusCode);
    },
    signIn: () => {
      agent.signIn();
    },
    signOut: () => {
      agent.signOut();
    },
    resize: (size) => {
      widget.resize(size);
    },
    error: ({ code, message, requestId }) => {
      widget.fail(code, message, requestId);
    },
    command: (message) => {
      widget.receive(message);
    },
    open: (page) => {
      widget.open(page);
    },
    flood: (count) => {
      for (let number = 1; number <= count; number++) {
        const { engagementId } = engagements.ring();
        engagements.miss({ engagementId });
      }
    },
  };
};
