// What fits the types, and on each line that says "wrong", something that does not.
const text = (value: string) => void value;
const amount = (value: number) => void value;

export const right = (
  <>
    <zoom-phone-embed src="/phone.html" class="wide" ready-timeout={1000} enable-auto-log />
    <zoom-phone-embed src={null} ready-timeout="1000" enable-auto-log="false" enableAISummary enable-ai-summary />
    <zoom-phone-embed initConfig={{ anything: 1 }} notePageConfiguration={[{ fieldName: 'a', fieldType: 'text' }]} />
    <zoom-phone-embed onzp-call-ringing-event={(event) => text(event.detail.callId)} />
    <zoom-phone-embed onzp-contact-search-event={(event) => event.respondWith([{ number: '+1', displayName: 'Ada' }])} />
    <zoom-phone-embed oncalls-change={(event) => amount(event.currentTarget.calls.length)} />
    <zoom-phone-embed onembed-error={(event) => text(event.detail.code)} ref={(embed) => void embed?.makeCall('+1')} />
    <zoom-cc-embed screen-pop-event="ANSWER" fixedSize onzcc-call-ringing={(event) => text(event.detail.engagementId)} />
    <zp-note-field name="a" type="select" placeholder="b" key="a" />
    <zoom-embed-dock corner="top-start" auto-open="ring" resizable ondock-toggle={(event) => void event.detail.open} />
    <zoom-call-button number="+1" caller-id="+2" context="c-1" onbefore-dial={(event) => text(event.detail.number)} />
    <zoom-call-banner onbanner-open={(event) => void event.detail.record} />
    <zoom-wrap-up engagement-id="e" />
  </>
);

export const others = (
  <>
    <zoom-phone-embed title="wrong" onzp-call-ringing-event={(event) => amount(event.detail.callId)} />
    <zoom-phone-embed title="wrong" onzp-call-ringing-event={(event) => event.respondWith([])} />
    <zoom-phone-embed title="wrong" onzp-contact-search-event={(event) => event.respondWith('Ada')} />
    <zoom-phone-embed title="wrong" oncalls-change={(event) => text(event.detail.call.state.state)} />
    <zoom-phone-embed title="wrong" ready-timeout="soon" />
    <zoom-phone-embed title="wrong" enable-auto-log="yes" />
    <zoom-phone-embed title="wrong" enableAutoLog="true" />
    <zoom-phone-embed title="wrong" enableAutolog />
    <zoom-phone-embed title="wrong" initConfig="{}" />
    <zoom-phone-embed title="wrong" calls={[]} />
    <zoom-phone-embed title="wrong" makeCall={() => {}} />
    <zoom-phone-embed title="wrong" notePageConfiguration={[{ fieldName: 'a', fieldType: 'date' }]} />
    <zoom-phone-embed title="wrong" ref={(embed) => void embed?.hangUp()} />
    <zoom-cc-embed title="wrong" onengagements-change={(event) => amount(event.detail.engagement.engagementId)} />
    <zoom-cc-embed title="wrong" notePageConfiguration={[]} />
    <zoom-embed-dock title="wrong" corner="middle" />
    <zoom-call-button title="wrong" onbefore-dial={(event) => amount(event.detail.number)} />
    <zoom-call-banner title="wrong" onbanner-open={(event) => text(event.detail.record)} />
    <zp-note-field title="wrong" type="date" />
    <zoom-phone title="wrong" />
  </>
);
