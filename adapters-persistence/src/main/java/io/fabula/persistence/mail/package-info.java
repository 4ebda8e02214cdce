/** Letters in a table, and the ways mail goes: SMTP, or files in a folder. */
package io.fabula.persistence.mail;
