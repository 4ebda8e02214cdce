package io.fabula.rest.http;

import java.util.Optional;

/**
 * A file sent as {@code multipart/form-data} in the field {@code file}, or as the bare body.
 *
 * @param name as the sender called it; never used as a path
 */
public record Upload(byte[] bytes, Optional<String> name) {}
