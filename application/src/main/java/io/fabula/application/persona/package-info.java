/** What users do with their personas. */
package io.fabula.application.persona;
