package io.fabula.domain.mail;

import java.util.Locale;
import java.util.UUID;

/**
 * A mail as it is sent.
 *
 * @param id of its letter: whoever gets it twice, because a node died at the wrong moment, can tell by it
 * @param text the plain form
 * @param html the same for programs that show it
 */
public record Mail(UUID id, String to, Locale language, String subject, String text, String html) {}
