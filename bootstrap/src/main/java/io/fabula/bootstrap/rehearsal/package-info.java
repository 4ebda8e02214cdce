/** What the server is asked for once while it is built, so that java knows it before anybody asks. */
package io.fabula.bootstrap.rehearsal;
