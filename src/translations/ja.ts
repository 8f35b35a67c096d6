import { addTranslation } from '../words/translations.js';
import type { AllWords } from './words.js';

const words: AllWords = {
  // The embeds
  notAvailable: (product) => `${product} を利用できません`,
  reload: '再読み込み',
  invalidAddress: 'ウィジェットのアドレスが無効です。このページの管理者に連絡してください。',
  notSecure: 'このページは安全ではありません。https: で開いてください。',
  tooSmall: (width, height) => `表示領域が足りません。${width} × ${height} ピクセルが必要です。`,
  signIn: '画面にサインインが表示されたら、Zoom にサインインしてください。',
  allowCookies:
    'ブラウザーで Zoom のサードパーティ Cookie を許可し、コンテンツブロッカーを無効にしてください。',
  approveDomain: (domain) => `Zoom の管理者がドメイン ${domain} を承認する必要があります。`,
  allowFrame: 'ページの Content-Security-Policy でフレームを許可する必要があります (frame-src)。',

  // The dock
  dockPhone: '電話',
  dockContactCenter: 'コンタクトセンター',
  dockMove: '移動',
  dockMoveHint: 'ドラッグまたは矢印キーで移動。Shift＋矢印キーで隣の隅へ。Escape で元に戻す。',
  dockResize: 'サイズを変更',
  dockResizeHint: 'ドラッグまたは矢印キーで変更。Escape で元に戻す。',
  dockMinimize: '最小化',
  dockIncoming: (who) => `着信: ${who}`,
  dockInProgress: (count) => `進行中 ${count} 件`,
  dockRinging: '呼び出し中',
  dockConnected: '通話中',
  dockActive: '対応中',
  dockWrapup: '後処理',

  // All controls
  unknownParty: '不明',
  voice: '通話',
  video: 'ビデオ',
  chat: 'チャット',
  sms: 'SMS',
  incoming: '着信',
  calling: '呼び出し中',
  connected: '対応中',
  accept: '応答',
  decline: '拒否',
  noEmbed: 'このページには Zoom ウィジェットがありません。',
  notReady: 'Zoom の準備ができていません。何も送信されていません。',
  unconfirmed: '送信しましたが、完了を確認できません。Zoom で確認してください。',
  notSent: 'この内容は送信できません。何も送信されていません。',
  refused: (why) => `拒否されました: ${why}`,
  failed: (why) => `失敗しました: ${why}`,

  // The call button
  call: '電話をかける',
  dialling: '発信中…',
  inCall: '通話中',

  // The banner
  currentCall: '現在の通話',
  isCalling: (name) => `${name} さんから着信`,
  openRecord: (name) => `${name} を開く`,

  // The list of calls
  calls: '通話',
  noCalls: '通話はまだありません。',
  inbound: '着信',
  outbound: '発信',
  missed: '不在着信',
  rejected: '拒否',
  ended: '終了',
  endNotTold: '終了が通知されていません',
  recording: '録音',
  voicemail: 'ボイスメール',

  // The list of engagements
  engagements: 'エンゲージメント',
  noEngagements: 'エンゲージメントはまだありません。',
  wrapUp: '後処理',
  isOver: '終了',
  endUnknown: '終了が通知されていません',
  hold: '保留',
  resume: '再開',
  mute: 'ミュート',
  unmute: 'ミュート解除',
  keypad: 'キーパッド',
  transfer: '転送',
  transferTo: '番号またはアドレス',
  transferDirect: '直接',
  transferWarm: '相談後',
  transferHow: '方法',
  addCall: '通話を追加',
  consult: '相談',
  completeTransfer: '完了',
  mergeConsult: '合流',
  cancelConsult: 'キャンセル',
  endEngagement: '終了',
  commandsFor: (name) => `${name} の操作`,

  // Wrap-up
  wrapUpOf: (name) => `後処理: ${name}`,
  nothingToWrapUp: '後処理はありません。',
  sinceEnd: (time) => `終了から ${time}`,
  dispositions: '処理結果',
  searchDispositions: '処理結果を検索',
  loadingDispositions: '読み込み中…',
  noDispositions: 'このエンゲージメントには処理結果がありません。',
  noMatch: '一致するものがありません。',
  chosen: '送信済み',
  note: 'メモ',
  noteCount: (used, most) => `${used} / ${most} 文字`,
  closeWrapUp: '後処理を終了',
  tryAgain: '再試行',

  // The agent’s status
  agentStatus: 'ステータス',
  statusReady: '受付可',
  statusNotReady: '受付不可',
  statusOffline: 'オフライン',
  statusOccupied: '対応中',
  statusUnknown: '未取得',
  statusBecause: (reason) => `受付不可: ${reason}`,

  // The widgets’ status
  widgetIdle: 'ページ上にありません',
  widgetLoading: '読み込み中…',
  widgetSilent: '読み込み済み、まだ応答なし',
  widgetReady: '動作中',
  widgetStalled: '応答がありません',
  widgetError: '読み込めません',

  // The inspector
  messages: 'メッセージ',
  noMessages: 'メッセージはまだありません。',
  noMessageFits: '一致するメッセージがありません。',
  searchMessages: 'メッセージを検索',
  direction: '方向',
  bothWays: '受信と送信',
  fromWidget: '受信',
  toWidget: '送信',
  withDrift: '差異あり',
  pause: '一時停止',
  showValues: '値を表示',
  copy: 'コピー',
  copied: 'コピーしました',
  export: 'エクスポート',
  clear: '消去',
  untyped: '(型なし)',
  messageCount: (shown, all) => `${shown} / ${all}`,
  driftCount: (count) => `差異: ${count}`,
};

addTranslation({ code: 'ja', name: '日本語', words });
