package io.fabula.llm.http;

/**
 * @param bytes the whole request, head and body; not copied, so not to be changed
 */
public record CallRequest(Endpoint endpoint, byte[] bytes) {}
