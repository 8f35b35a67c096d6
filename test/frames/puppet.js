// A stranger's page, or a widget without a mind: it posts what a test tells it, and tells what it receives.
const received = [];
let port;

const post = ({ message, targetOrigin, to = 'parent' }) => {
  const target = to === 'parent' ? parent : parent.frames[to];
  target.postMessage(message, targetOrigin);
};

addEventListener('message', (event) => {
  if (event.data?.type === 'puppet-connect') {
    port = event.ports[0];
    port.onmessage = ({ data }) => {
      if (data.navigate) location.href = data.navigate;
      else if (data.eval) new Function('post', data.eval)(post);
      else for (const each of data.posts) post({ targetOrigin: event.origin, ...each });
      port.postMessage({ done: data.id });
    };
    port.postMessage({ connected: true, received });
    return;
  }
  const entry = { message: event.data, origin: event.origin };
  received.push(entry);
  port?.postMessage({ entry });
});

const { hash, search } = location;
// What is said while the page still loads. One that came here by itself is told who its host is.
if (hash.startsWith('#say=')) {
  const host = new URLSearchParams(search).get('host') ?? new URL(document.referrer).origin;
  for (const message of JSON.parse(decodeURIComponent(hash.slice(5)))) {
    parent.postMessage(message, host);
  }
}
