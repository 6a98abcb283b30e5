export default async function tearDownStack() {
  await globalThis.stackOfThisRun?.stop();
}
