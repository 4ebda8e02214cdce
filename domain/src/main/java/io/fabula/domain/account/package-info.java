/**
 * Who people are: users, credentials, sessions, roles.
 *
 * <p>Refuses: two users with one email or username, whatever the case. Hardest invariant: a refresh
 * token is good once; its second use ends the whole session it belongs to.
 */
package io.fabula.domain.account;
