// The floor, in a process of its own as the API is: node:http, one prepared statement, no authentication, no row-level
// security (it connects as the owner), no parsing beyond the group's id.
import { createServer } from 'node:http';
import pg from 'pg';
import { SQL } from './group-read.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL_SIZE) });
pool.on('error', () => {}); // idle connections end with the database
const server = createServer((req, res) => {
  let body = '';
  req.setEncoding('utf8');
  req.on('data', (chunk) => (body += chunk));
  req.on('end', async () => {
    const { rows } = await pool.query({ name: 'group', text: SQL, values: [JSON.parse(body).variables.id] });
    const answer = Buffer.from(rows[0].body);
    res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': answer.length });
    res.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
process.on('disconnect', () => process.exit(0));
