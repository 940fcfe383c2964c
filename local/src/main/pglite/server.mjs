// PGlite behind a socket, for one owner: `node server.mjs <folder>`.
//
// The owner holds our standard input. When that ends, in whatever way the owner ended (kill -9 too), we close the
// database and go. Ctrl-C reaches the whole group of processes at once: we outlive it, because the owner still needs us.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

const folder = process.argv[2]
const data = join(folder, 'data')
const complete = join(folder, 'complete')

const started = start()
let closing = false

process.on('SIGINT', () => {})
process.on('SIGHUP', () => {})
process.on('SIGTERM', close)
process.stdin.on('end', close).on('error', close).resume()
process.stdout.on('error', close)

const { server } = await started
console.log(`port ${server.getServerConn().split(':').pop()}`)

async function start() {
  mkdirSync(folder, { recursive: true })
  // A first start that was killed leaves half a database behind, which holds nothing yet.
  if (!existsSync(complete)) rmSync(data, { recursive: true, force: true })
  const db = await PGlite.create({ dataDir: data, extensions: { vector } })
  if (!existsSync(complete)) writeFileSync(complete, '')
  const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 32 })
  await server.start()
  return { db, server }
}

async function close() {
  if (closing) return
  closing = true
  const { db, server } = await started
  await server.stop()
  await db.close()
  process.exit(0)
}
