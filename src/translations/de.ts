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
  voice: 'Anruf',
  video: 'Video',
  chat: 'Chat',
  sms: 'SMS',
  incoming: 'Eingehend',
  calling: 'Es klingelt',
  connected: 'Im Gespräch',
  accept: 'Annehmen',
  decline: 'Ablehnen',
  noEmbed: 'Auf dieser Seite gibt es kein Zoom-Widget.',
  notReady: 'Zoom ist nicht bereit. Es wurde nichts gesendet.',
  unconfirmed: 'Gesendet, aber ohne Bestätigung. Bitte in Zoom nachsehen.',
  notSent: 'Das lässt sich so nicht senden. Es wurde nichts gesendet.',
  refused: (why) => `Abgelehnt: ${why}`,
  failed: (why) => `Fehlgeschlagen: ${why}`,

  // The call button
  call: 'Anrufen',
  dialling: 'Wird gewählt …',
  inCall: 'Im Gespräch',

  // The banner
  currentCall: 'Aktueller Anruf',
  isCalling: (name) => `${name} ruft an`,
  openRecord: (name) => `${name} öffnen`,

  // The list of calls
  calls: 'Anrufe',
  noCalls: 'Noch keine Anrufe.',
  inbound: 'Eingehend',
  outbound: 'Ausgehend',
  missed: 'Verpasst',
  rejected: 'Abgelehnt',
  ended: 'Beendet',
  endNotTold: 'Ende nicht gemeldet',
  recording: 'Aufzeichnung',
  voicemail: 'Sprachnachricht',

  // The list of engagements
  engagements: 'Vorgänge',
  noEngagements: 'Noch keine Vorgänge.',
  wrapUp: 'Nachbearbeitung',
  isOver: 'Beendet',
  endUnknown: 'Ende nicht gemeldet',
  hold: 'Halten',
  resume: 'Fortsetzen',
  mute: 'Stummschalten',
  unmute: 'Mikrofon an',
  keypad: 'Tastenfeld',
  transfer: 'Weiterleiten',
  transferTo: 'Nummer oder Adresse',
  transferDirect: 'Direkt',
  transferWarm: 'Nach Rückfrage',
  transferHow: 'Wie',
  addCall: 'Anruf hinzufügen',
  consult: 'Rückfrage',
  completeTransfer: 'Abschließen',
  mergeConsult: 'Zusammenführen',
  cancelConsult: 'Abbrechen',
  endEngagement: 'Beenden',
  commandsFor: (name) => `Befehle für ${name}`,

  // Wrap-up
  wrapUpOf: (name) => `Nachbearbeitung: ${name}`,
  nothingToWrapUp: 'Nichts nachzubearbeiten.',
  sinceEnd: (time) => `${time} seit dem Ende`,
  dispositions: 'Ergebnis',
  searchDispositions: 'Ergebnisse durchsuchen',
  loadingDispositions: 'Wird geladen …',
  noDispositions: 'Für diesen Vorgang gibt es keine.',
  noMatch: 'Nichts gefunden.',
  chosen: 'Gesendet',
  note: 'Notiz',
  noteCount: (used, most) => `${used} von ${most} Zeichen`,
  closeWrapUp: 'Nachbearbeitung abschließen',
  tryAgain: 'Erneut versuchen',

  // The agent’s status
  agentStatus: 'Status',
  statusReady: 'Bereit',
  statusNotReady: 'Nicht bereit',
  statusOffline: 'Offline',
  statusOccupied: 'Beschäftigt',
  statusUnknown: 'Noch unbekannt',
  statusBecause: (reason) => `Nicht bereit: ${reason}`,

  // The widgets’ status
  widgetIdle: 'Nicht auf der Seite',
  widgetLoading: 'Wird geladen …',
  widgetSilent: 'Geladen, aber noch ohne Meldung',
  widgetReady: 'Läuft',
  widgetStalled: 'Antwortet nicht',
  widgetError: 'Lässt sich nicht laden',

  // The inspector
  messages: 'Nachrichten',
  noMessages: 'Noch keine Nachrichten.',
  noMessageFits: 'Keine Nachricht passt.',
  searchMessages: 'Nachrichten durchsuchen',
  direction: 'Richtung',
  bothWays: 'Ein und aus',
  fromWidget: 'Ein',
  toWidget: 'Aus',
  withDrift: 'Mit Abweichung',
  pause: 'Anhalten',
  showValues: 'Werte zeigen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  export: 'Exportieren',
  clear: 'Leeren',
  untyped: '(ohne Typ)',
  messageCount: (shown, all) => `${shown} von ${all}`,
  driftCount: (count) => `Abweichungen: ${count}`,
};

addTranslation({ code: 'de', name: 'Deutsch', words });
