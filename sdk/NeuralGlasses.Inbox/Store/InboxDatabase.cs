using Microsoft.Data.Sqlite;

namespace NeuralGlasses.Inbox.Store;

/// <summary>
/// The file in which conversations and messages are kept, by SQLite: what was committed is there after a crash and after a power cut, as the
/// journal is flushed at every commit. Not for two threads at once.
/// </summary>
internal sealed class InboxDatabase : IDisposable
{
    private const int Version = 1;

    private const string Tables =
        """
        CREATE TABLE inbox(id TEXT NOT NULL);
        CREATE TABLE account(name TEXT PRIMARY KEY, cursor TEXT NOT NULL DEFAULT '', contacts TEXT NOT NULL DEFAULT '[]') WITHOUT ROWID;
        CREATE TABLE conversation(
            number INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, room TEXT NOT NULL, title TEXT NOT NULL, participants TEXT NOT NULL,
            replies TEXT NOT NULL DEFAULT '[]', leaves TEXT NOT NULL DEFAULT '', muted INTEGER NOT NULL DEFAULT 0, draft TEXT NOT NULL DEFAULT '', seen INTEGER NOT NULL DEFAULT 0,
            last INTEGER NOT NULL DEFAULT 0, UNIQUE(account, room));
        CREATE INDEX conversation_last ON conversation(last DESC);
        CREATE TABLE message(
            number INTEGER PRIMARY KEY AUTOINCREMENT, conversation INTEGER NOT NULL, remote TEXT, key TEXT UNIQUE, address TEXT NOT NULL,
            name TEXT NOT NULL, kind INTEGER NOT NULL, made_by TEXT NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL, own INTEGER NOT NULL,
            state INTEGER NOT NULL, why TEXT NOT NULL DEFAULT '', thread INTEGER NOT NULL DEFAULT 0, UNIQUE(conversation, remote));
        CREATE INDEX message_of ON message(conversation, number);
        CREATE INDEX message_thread ON message(thread, number) WHERE thread <> 0;
        CREATE INDEX message_going ON message(state, number) WHERE state IN (1, 2);
        CREATE TABLE file(message INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, length INTEGER NOT NULL, bytes BLOB, PRIMARY KEY(message, place));
        CREATE VIRTUAL TABLE words USING fts5(text, content = 'message', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
        CREATE TRIGGER message_in AFTER INSERT ON message BEGIN INSERT INTO words(rowid, text) VALUES (new.number, new.text); END;
        CREATE TRIGGER message_out AFTER DELETE ON message BEGIN INSERT INTO words(words, rowid, text) VALUES ('delete', old.number, old.text); END;
        CREATE TRIGGER message_text AFTER UPDATE OF text ON message BEGIN
            INSERT INTO words(words, rowid, text) VALUES ('delete', old.number, old.text);
            INSERT INTO words(rowid, text) VALUES (new.number, new.text);
        END;
        PRAGMA user_version = 1;
        """;

    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;
    private readonly string _name;
    private SqliteTransaction? _transaction;

    private InboxDatabase(SqliteConnection connection, string name)
    {
        _connection = connection;
        _name = name;
    }

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="path">Its path; null for one in memory, which ends with this object.</param>
    /// <param name="complaint">What was wrong with the file that was found and put aside, as one sentence; null for nothing.</param>
    /// <exception cref="InboxException">It cannot be opened or made, or a newer program made it.</exception>
    public static InboxDatabase Open(string? path, out string? complaint)
    {
        complaint = null;
        try
        {
            return OpenOnce(path);
        }
        catch (SqliteException error) when (path is not null && IsDamage(error))
        {
            string aside = PutAside(path);
            complaint = $"{path}: the inbox is damaged ({error.Message}); it was put aside as {Path.GetFileName(aside)}, and a new one begins.";
            return OpenOnce(path);
        }
    }

    /// <summary>Runs a command with values for ?1, ?2 and so on, and returns how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        try
        {
            return Prepare(sql, values).ExecuteNonQuery();
        }
        catch (SqliteException error)
        {
            throw Named(error);
        }
    }

    /// <summary>All rows of a query with values for ?1, ?2 and so on.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        try
        {
            using SqliteDataReader reader = Prepare(sql, values).ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }
        catch (SqliteException error)
        {
            throw Named(error);
        }
    }

    /// <summary>The first column of the first row as a number; 0 for none.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> values) => Rows(sql, reader => reader.IsDBNull(0) ? 0 : reader.GetInt64(0), values) is [var number, ..] ? number : 0;

    /// <summary>Does all of something or nothing: where it throws, nothing of it was done.</summary>
    public T Whole<T>(Func<T> work)
    {
        try
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            _transaction = transaction;
            T done = work();
            transaction.Commit();
            return done;
        }
        catch (SqliteException error)
        {
            throw Named(error);
        }
        finally
        {
            _transaction = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SqliteCommand command in _commands.Values)
            command.Dispose();
        _connection.Dispose();
    }

    private static InboxDatabase OpenOnce(string? path)
    {
        if (path is not null)
            MakePrivate(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path ?? ":memory:", Pooling = false }.ToString());
        var database = new InboxDatabase(connection, path ?? "inbox");
        try
        {
            connection.Open();
            database.Make();
            return database;
        }
        catch (SqliteException error) when (!IsDamage(error))
        {
            database.Dispose();
            throw database.Named(error);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    // WAL with full flushes: a commit costs one flush, and readers of the file from outside see whole states alone.
    private void Make()
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA user_version;";
        object? found = null;
        using (SqliteDataReader reader = command.ExecuteReader())
        {
            do
            {
                while (reader.Read())
                    found = reader.GetValue(0);
            }
            while (reader.NextResult());
        }

        long version = found is long number ? number : 0;
        if (version > Version)
            throw new InboxException($"{_name}: the inbox has the version {version}, expected at most {Version}; use the newer program that made it.");
        if (version == Version)
            return;
        Whole(() =>
        {
            using SqliteCommand make = _connection.CreateCommand();
            make.Transaction = _transaction;
            make.CommandText = Tables;
            return make.ExecuteNonQuery();
        });
    }

    // Conversations are for their wearer alone; the other files of the database get the mode of this one.
    private static void MakePrivate(string path)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            if (File.Exists(path))
                return;
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var made = new FileStream(path, options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InboxException($"{path}: the inbox cannot be made ({error.Message}); make its folder writable.", error);
        }
    }

    private static string PutAside(string path)
    {
        var number = 1;
        while (File.Exists($"{path}.damaged-{number}"))
            number++;
        string aside = $"{path}.damaged-{number}";
        File.Move(path, aside);
        foreach (string end in (ReadOnlySpan<string>)["-wal", "-shm"])
        {
            if (File.Exists(path + end))
                File.Move(path + end, aside + end);
        }

        return aside;
    }

    private static bool IsDamage(SqliteException error) => error.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB;

    private InboxException Named(SqliteException error) => new(error.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_FULL => $"{_name}: there is no room for the inbox; make room in the memory.",
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => $"{_name}: another program has the inbox open; end it.",
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM => $"{_name}: the inbox cannot be opened for writing; make file and folder writable.",
        _ => $"{_name}: the inbox cannot be read or written ({error.Message}); look whether the memory is whole.",
    }, error);

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out SqliteCommand? command))
        {
            _commands.Add(sql, command = _connection.CreateCommand());
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter($"?{i}", null));
        }

        command.Transaction = _transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
