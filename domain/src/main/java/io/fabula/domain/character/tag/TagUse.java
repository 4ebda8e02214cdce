package io.fabula.domain.character.tag;

import java.util.Optional;

/**
 * How much a tag is used.
 *
 * @param id absent where no admin gave it
 * @param count of characters that everyone may find
 */
public record TagUse(Optional<TagId> id, String name, Optional<String> category, long count) {}
