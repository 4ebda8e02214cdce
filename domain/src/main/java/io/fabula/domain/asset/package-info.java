/**
 * Bytes that are kept as they came: card originals and pictures.
 *
 * <p>Refuses: knowing whose they are or what they show. Hardest invariant: a blob never changes; its
 * id is the hash of its bytes.
 */
package io.fabula.domain.asset;
