/** Users and their sessions in tables. */
package io.fabula.persistence.account;
