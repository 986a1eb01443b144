/** Whether an answer is of this media type, or says so by a part of its name. */
export function isOf(response: Response, type: string): boolean {
  return response.headers.get('content-type')?.includes(type) ?? false;
}
