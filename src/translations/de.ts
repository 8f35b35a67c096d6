import { addTranslation } from '../words/translations.js';
import type { AllWords } from './words.js';

const words: AllWords = {
  // The embeds
  notAvailable: (product) => `${product} ist nicht verfügbar`,
  reload: 'Neu laden',
  invalidAddress:
    'Die Adresse des Widgets ist ungültig: Bitte den Betreiber dieser Seite informieren.',
  notSecure: 'Diese Seite ist nicht sicher: Bitte über https: öffnen.',
  tooSmall: (width, height) => `Zu wenig Platz: Nötig sind ${width} × ${height} Pixel.`,
  signIn: 'Bei Zoom anmelden, falls das Fenster danach fragt.',
  allowCookies:
    'Cookies von Drittanbietern für Zoom im Browser erlauben und Inhaltsblocker abschalten.',
  approveDomain: (domain) => `Der Zoom-Administrator muss die Domain ${domain} freigeben.`,
  allowFrame: 'Die Content-Security-Policy der Seite muss das Frame erlauben (frame-src).',

  // The dock
  dockPhone: 'Telefon',
  dockContactCenter: 'Contact Center',
  dockMove: 'Verschieben',
  dockMoveHint: 'Ziehen oder Pfeiltasten. Umschalt und Pfeil: nächste Ecke. Escape: zurück.',
  dockResize: 'Größe ändern',
  dockResizeHint: 'Ziehen oder Pfeiltasten. Escape: zurück.',
  dockMinimize: 'Minimieren',
  dockIncoming: (who) => `Eingehend: ${who}`,
  dockInProgress: (count) => `${count} laufend`,
  dockRinging: 'Klingelt',
  dockConnected: 'Im Gespräch',
  dockActive: 'Läuft',
  dockWrapup: 'Nachbearbeitung',

  // All controls
  unknownParty: 'Unbekannt',
  noEmbed: 'Auf dieser Seite gibt es kein Zoom-Widget.',
  notReady: 'Zoom ist nicht bereit. Es wurde nichts gesendet.',
  unconfirmed: 'Gesendet, aber ohne Bestätigung. Bitte in Zoom nachsehen.',
  refused: (why) => `Abgelehnt: ${why}`,
  failed: (why) => `Fehlgeschlagen: ${why}`,

  // The call button
  call: 'Anrufen',
  dialling: 'Wird gewählt …',
  inCall: 'Im Gespräch',
};

addTranslation({ code: 'de', name: 'Deutsch', words });
