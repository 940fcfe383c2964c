// Asks each client of the database for the password, as PostgreSQL does (AuthenticationCleartextPassword), before it
// connects to PGlite. After that it only forwards bytes, in both directions.
import { createHash, timingSafeEqual } from 'node:crypto'
import { connect, createServer } from 'node:net'

const VERSION_3 = 196608
const ENCRYPTION = [80877103, 80877104] // SSLRequest and GSSENCRequest
const LONGEST_MESSAGE = 10_000
const PATIENCE_MS = 30_000

/** Listens on a free port of 127.0.0.1. `path` is the socket of the server, which accepts any password. */
export function listenWithPassword(password, path, maxConnections) {
  const gate = createServer({ noDelay: true }, (client) => {
    admit(client, password, path).catch(() => client.destroy())
  })
  gate.maxConnections = maxConnections
  return new Promise((resolve, reject) => {
    gate.once('error', reject)
    gate.listen(0, '127.0.0.1', () => resolve(gate))
  })
}

async function admit(client, password, path) {
  client.on('error', () => client.destroy())
  client.setTimeout(PATIENCE_MS, () => client.destroy())
  const messages = new Messages(client)
  let startup = await messages.next(0)
  while (ENCRYPTION.includes(startup.readInt32BE(4))) {
    client.write('N')
    startup = await messages.next(0)
  }
  if (startup.readInt32BE(4) !== VERSION_3) return client.destroy()

  client.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]))
  const answer = await messages.next(1)
  const given = answer.subarray(5, answer.length - 1).toString()
  if (answer[0] !== 0x70 || !isSame(given, password)) return client.end(refusal())

  client.setTimeout(0)
  const server = connect(path)
  server.on('error', () => client.destroy()).on('close', () => client.destroy())
  client.on('close', () => server.destroy())
  server.write(startup)
  client.unshift(messages.rest())
  client.pipe(server).pipe(client)
}

/**
 * Reads whole messages from a socket. A message has `prefix` bytes, then a length of four bytes that includes itself,
 * then its content.
 */
class Messages {
  #client
  #bytes = Buffer.alloc(0)

  constructor(client) {
    this.#client = client
  }

  async next(prefix) {
    for (;;) {
      const read = this.#bytes
      if (read.length >= prefix + 4) {
        const length = read.readInt32BE(prefix) + prefix
        if (length < prefix + 5 || length > LONGEST_MESSAGE) throw new Error('not a message')
        if (read.length >= length) {
          this.#bytes = read.subarray(length)
          return read.subarray(0, length)
        }
      }
      this.#bytes = Buffer.concat([read, await this.#more()])
    }
  }

  rest() {
    return this.#bytes
  }

  #more() {
    const client = this.#client
    return new Promise((resolve, reject) => {
      const look = () => {
        const chunk = client.read()
        if (chunk === null) return
        client.off('readable', look).off('close', end)
        resolve(chunk)
      }
      const end = () => reject(new Error('closed'))
      client.on('readable', look).on('close', end)
      look()
    })
  }
}

function isSame(given, wanted) {
  const digest = (text) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}

// ErrorResponse with severity, SQLSTATE and message.
function refusal() {
  const fields = Buffer.from('SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed\0\0')
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}
