// Take a webhook of LanFam CMS: the exact bytes that came, or nothing.
import { createHmac, timingSafeEqual } from "node:crypto";

export function verify(body: string, headers: Headers, secret: string): { type: string; data: any } {
  const [id, stamp, signatures] = ["id", "timestamp", "signature"].map((name) => headers.get(`webhook-${name}`) ?? "");
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const right = Buffer.from(`v1,${createHmac("sha256", key).update(`${id}.${stamp}.${body}`).digest("base64")}`);
  const signed = signatures.split(" ").map((each) => Buffer.from(each));
  const isRight = signed.some((each) => each.length === right.length && timingSafeEqual(each, right));
  const isFresh = Math.abs(Date.now() / 1000 - Number(stamp)) < 300;
  if (!isRight || !isFresh) throw new Error("This is no message of ours.");
  return JSON.parse(body);
}
