package io.fabula.llm.http;

import java.util.Optional;

/**
 * What the callers ask of a reply's head.
 *
 * @param contentType the media type in lower case, without parameters; empty when there was none
 */
public record ReplyHead(int status, String contentType, Optional<String> retryAfter) {}
