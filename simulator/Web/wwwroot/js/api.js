import { complain } from './store.js';

// Asks the server for something; null, and a sentence on the page, if it refuses.
export async function post(path, body) {
  try {
    const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    const value = await answer.json();
    if (answer.ok)
      return value;
    complain(value.error);
  } catch (error) {
    complain(`The simulator does not answer (${error.message}); is it still running?`);
  }
  return null;
}
