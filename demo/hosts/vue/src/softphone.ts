import type { InjectionKey, ShallowRef } from 'vue';
import type { ZoomPhoneEmbed } from 'zoom-embed-elements';
import type { NoteField } from '../../shared/crm.js';

/** What the pages share of the phone. */
export const softphone: InjectionKey<{
  phone: Readonly<ShallowRef<ZoomPhoneEmbed | null>>;
  fields: ShallowRef<readonly NoteField[]>;
}> = Symbol('softphone');
