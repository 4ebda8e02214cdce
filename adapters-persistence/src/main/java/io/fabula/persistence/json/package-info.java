/**
 * JSON between bytes and the domain's {@link io.fabula.domain.shared.Json}, for card files and for
 * JSON columns.
 *
 * <p>Refuses: mapping onto classes. Hardest invariant: what was read is written again with the same
 * members in the same order and the same digits.
 */
package io.fabula.persistence.json;
