// The embeds alone in one file, registered: for a plain <script> that needs no more, and for pages whose policy allows
// no Trusted Types policy, which the controls' template engine has.
export {
  agentStatusStoreContext,
  ccEmbedContext,
  engagementStoreContext,
} from './contact-center/context.js';
export { ZoomCcEmbed } from './contact-center/element.js';
export { callStoreContext, phoneEmbedContext, smsStoreContext } from './phone/context.js';
export { ZoomPhoneEmbed } from './phone/element.js';
export { ZpNoteField } from './phone/note-field.js';
export { SmartEmbedError } from './wire/errors.js';
import './define/zoom-cc-embed.js';
import './define/zoom-phone-embed.js';
