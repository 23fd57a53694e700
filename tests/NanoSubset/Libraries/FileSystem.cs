namespace System.IO
{
    public abstract class Stream : MarshalByRefObject, IDisposable
    {
        public abstract bool CanRead { get; }

        public abstract bool CanSeek { get; }

        public abstract bool CanWrite { get; }

        public abstract long Length { get; }

        public abstract long Position { get; set; }

        public virtual void Close() => throw null;

        public void Dispose() => throw null;

        public abstract void Flush();

        public abstract int Read(SpanByte buffer);

        public abstract int Read(byte[] buffer, int offset, int count);

        public virtual int ReadByte() => throw null;

        public abstract void SetLength(long value);

        public abstract void Write(byte[] buffer, int offset, int count);

        public virtual void WriteByte(byte value) => throw null;
    }

    public class FileStream : Stream
    {
        public FileStream(string path, FileMode mode) => throw null;

        public FileStream(string path, FileMode mode, FileAccess access) => throw null;

        public FileStream(string path, FileMode mode, FileAccess access, FileShare share) => throw null;

        public FileStream(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize) => throw null;

        public override bool CanRead => throw null;

        public override bool CanSeek => throw null;

        public override bool CanWrite => throw null;

        public override long Length => throw null;

        public string Name => throw null;

        public override long Position
        {
            get => throw null;
            set => throw null;
        }

        public override void Close() => throw null;

        public override void Flush() => throw null;

        public override int Read(SpanByte buffer) => throw null;

        public override int Read(byte[] buffer, int offset, int count) => throw null;

        public override int ReadByte() => throw null;

        public override void SetLength(long value) => throw null;

        public override void Write(byte[] buffer, int offset, int count) => throw null;

        public override void WriteByte(byte value) => throw null;
    }

    public static class File
    {
        public static FileStream Create(string path) => throw null;

        public static void Delete(string path) => throw null;

        public static bool Exists(string path) => throw null;

        public static void Move(string sourceFileName, string destFileName) => throw null;

        public static FileStream Open(string path, FileMode mode) => throw null;

        public static FileStream Open(string path, FileMode mode, FileAccess access) => throw null;

        public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) => throw null;

        public static byte[] ReadAllBytes(string path) => throw null;

        public static void WriteAllBytes(string path, byte[] bytes) => throw null;
    }

    public enum FileMode
    {
        CreateNew = 1,
        Create = 2,
        Open = 3,
        OpenOrCreate = 4,
        Truncate = 5,
        Append = 6,
    }

    [Flags]
    public enum FileAccess
    {
        Read = 1,
        Write = 2,
        ReadWrite = 3,
    }

    [Flags]
    public enum FileShare
    {
        None = 0,
        Read = 1,
        Write = 2,
        ReadWrite = 3,
    }
}
