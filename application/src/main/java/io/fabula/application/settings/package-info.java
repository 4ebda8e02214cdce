/** What users set for themselves, and admins for them. */
package io.fabula.application.settings;
