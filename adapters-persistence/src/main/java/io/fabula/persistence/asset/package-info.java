/**
 * Blobs on a file system.
 *
 * <p>Refuses: any name but a hash. Hardest invariant: a file under its final name is complete and
 * durable, whatever the power supply does.
 */
package io.fabula.persistence.asset;
