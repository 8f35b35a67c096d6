import { addTranslation } from '../words/translations.js';
import type { AllWords } from './words.js';

const words: AllWords = {
  // The embeds
  notAvailable: (product) => `${product} no está disponible`,
  reload: 'Volver a cargar',
  invalidAddress: 'La dirección del widget no es válida: avise a los responsables de esta página.',
  notSecure: 'Esta página no es segura: ábrala con https:.',
  tooSmall: (width, height) =>
    `No hay espacio suficiente: se necesitan ${width} × ${height} píxeles.`,
  signIn: 'Inicie sesión en Zoom si el marco lo pide.',
  allowCookies:
    'Permita las cookies de terceros de Zoom en el navegador y desactive los bloqueadores de contenido.',
  approveDomain: (domain) => `El administrador de Zoom debe aprobar el dominio ${domain}.`,
  allowFrame: 'La Content-Security-Policy de la página debe permitir el marco (frame-src).',

  // The dock
  dockPhone: 'Teléfono',
  dockContactCenter: 'Contact Center',
  dockMove: 'Mover',
  dockMoveHint:
    'Arrastre o use las flechas. Mayúsculas y una flecha: esquina siguiente. Escape: deshacer.',
  dockResize: 'Cambiar el tamaño',
  dockResizeHint: 'Arrastre o use las flechas. Escape: deshacer.',
  dockMinimize: 'Minimizar',
  dockIncoming: (who) => `Entrante: ${who}`,
  dockInProgress: (count) => `${count} en curso`,
  dockRinging: 'Suena',
  dockConnected: 'En llamada',
  dockActive: 'En curso',
  dockWrapup: 'Cierre',

  // All controls
  unknownParty: 'Desconocido',
  voice: 'Llamada',
  video: 'Vídeo',
  chat: 'Chat',
  sms: 'SMS',
  incoming: 'Entrante',
  calling: 'Llamando',
  connected: 'En conversación',
  accept: 'Aceptar',
  decline: 'Rechazar',
  noEmbed: 'No hay ningún widget de Zoom en esta página.',
  notReady: 'Zoom no está listo. No se ha enviado nada.',
  unconfirmed: 'Enviado, pero sin confirmación. Compruébelo en Zoom.',
  notSent: 'No se puede enviar así. No se envió nada.',
  refused: (why) => `Rechazado: ${why}`,
  failed: (why) => `Error: ${why}`,

  // The call button
  call: 'Llamar',
  dialling: 'Marcando…',
  inCall: 'En llamada',

  // The banner
  currentCall: 'Llamada actual',
  isCalling: (name) => `${name} está llamando`,
  openRecord: (name) => `Abrir ${name}`,

  // The list of calls
  calls: 'Llamadas',
  noCalls: 'Aún no hay llamadas.',
  inbound: 'Entrante',
  outbound: 'Saliente',
  missed: 'Perdida',
  rejected: 'Rechazada',
  ended: 'Finalizada',
  endNotTold: 'Final no comunicado',
  recording: 'Grabación',
  voicemail: 'Buzón de voz',

  // The list of engagements
  engagements: 'Interacciones',
  noEngagements: 'Aún no hay interacciones.',
  wrapUp: 'Cierre',
  isOver: 'Finalizada',
  endUnknown: 'Final no comunicado',
  hold: 'Retener',
  resume: 'Reanudar',
  mute: 'Silenciar',
  unmute: 'Activar micrófono',
  keypad: 'Teclado',
  transfer: 'Transferir',
  transferTo: 'Número o dirección',
  transferDirect: 'Directamente',
  transferWarm: 'Tras una consulta',
  transferHow: 'Cómo',
  addCall: 'Añadir llamada',
  consult: 'Consulta',
  completeTransfer: 'Completar',
  mergeConsult: 'Unir',
  cancelConsult: 'Cancelar',
  endEngagement: 'Finalizar',
  commandsFor: (name) => `Acciones para ${name}`,

  // Wrap-up
  wrapUpOf: (name) => `Cierre: ${name}`,
  nothingToWrapUp: 'No hay nada que cerrar.',
  sinceEnd: (time) => `${time} desde el final`,
  dispositions: 'Resultado',
  searchDispositions: 'Buscar resultados',
  loadingDispositions: 'Cargando…',
  noDispositions: 'No hay ninguno para esta interacción.',
  noMatch: 'Ninguna coincidencia.',
  chosen: 'Enviado',
  note: 'Nota',
  noteCount: (used, most) => `${used} de ${most} caracteres`,
  closeWrapUp: 'Terminar el cierre',
  tryAgain: 'Reintentar',

  // The agent’s status
  agentStatus: 'Estado',
  statusReady: 'Disponible',
  statusNotReady: 'No disponible',
  statusOffline: 'Desconectado',
  statusOccupied: 'Ocupado',
  statusUnknown: 'Aún desconocido',
  statusBecause: (reason) => `No disponible: ${reason}`,

  // The widgets’ status
  widgetIdle: 'Fuera de la página',
  widgetLoading: 'Cargando…',
  widgetSilent: 'Cargado, aún sin mensajes',
  widgetReady: 'En marcha',
  widgetStalled: 'No responde',
  widgetError: 'No se puede cargar',

  // The inspector
  messages: 'Mensajes',
  noMessages: 'Aún no hay mensajes.',
  noMessageFits: 'Ningún mensaje coincide.',
  searchMessages: 'Buscar mensajes',
  direction: 'Dirección',
  bothWays: 'Entrada y salida',
  fromWidget: 'Entrada',
  toWidget: 'Salida',
  withDrift: 'Con desviación',
  pause: 'Pausar',
  showValues: 'Mostrar valores',
  copy: 'Copiar',
  copied: 'Copiado',
  export: 'Exportar',
  clear: 'Vaciar',
  untyped: '(sin tipo)',
  messageCount: (shown, all) => `${shown} de ${all}`,
  driftCount: (count) => `Desviaciones: ${count}`,
};

addTranslation({ code: 'es', name: 'Español', words });
