/**
 * The faces a user wears in chats.
 *
 * <p>Refuses: more personas than the limit, and a second default. Hardest invariant: a user has at
 * most one default persona.
 */
package io.fabula.domain.persona;
