const channel = new BroadcastChannel('onetime-password');

/** Tells the app's other tabs; a channel never hears itself. */
export function announceChange(): void {
  channel.postMessage('changed');
}

export function onChangeElsewhere(listener: () => void): () => void {
  channel.addEventListener('message', listener);
  return () => channel.removeEventListener('message', listener);
}
