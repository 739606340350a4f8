/** The SQLite file or PostgreSQL database: connection, migrations, transactions. */
@NullMarked
package dev.seedpost.database;

import org.jspecify.annotations.NullMarked;
