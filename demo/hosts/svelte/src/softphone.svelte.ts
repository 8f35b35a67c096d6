import { createContext } from 'svelte';
import { SmartEmbedError, type Call, type ZoomPhoneEmbed } from 'zoom-embed-elements';
import { noteFields } from '../../shared/crm.js';

/** What the pages share of the phone. */
export class Softphone {
  embed: ZoomPhoneEmbed | undefined;
  calls = $state.raw<readonly Call[]>([]);
  fields = $state.raw(noteFields);
  result = $state('');

  async dial(number: string) {
    try {
      await this.embed?.makeCall(number);
      this.result = `Dialling ${number}`;
    } catch (error) {
      this.result = error instanceof SmartEmbedError ? error.message : String(error);
    }
  }
}

// In a context, and not in the module: on a server, each page has its own.
export const [getSoftphone, setSoftphone] = createContext<Softphone>();
