/** Writing letters and sending them. */
package io.fabula.application.mail;
