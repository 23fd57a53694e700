using NeuralGlasses.Devices;

namespace NeuralGlasses.Storage;

/// <summary>A file in the making. It has its name only after <see cref="Finish"/>; until then a power cut leaves a part that is repaired at the next start.</summary>
public sealed class MediaRecording : IDisposable
{
    // Room is asked for in steps, because asking the memory how much is free costs a call.
    private const long StepBytes = 1 << 20;

    private readonly MediaStore _store;
    private readonly IShelfFile _file;
    private long _granted;
    private bool _isOver;

    internal MediaRecording(MediaStore store, IShelfFile file, MediaKind kind, string name)
    {
        _store = store;
        _file = file;
        Kind = kind;
        Name = name;
    }

    /// <summary>What it will be.</summary>
    public MediaKind Kind { get; }

    /// <summary>Its name when it is finished.</summary>
    public string Name { get; }

    /// <summary>Bytes so far.</summary>
    public long Length => _file.Length;

    /// <summary>Adds bytes.</summary>
    /// <exception cref="DeviceFailedException">There is no room, or the memory failed; what was added before is still there.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        ObjectDisposedException.ThrowIf(_isOver, this);
        if (Length + bytes.Length > _granted)
        {
            // A photo asks for what it needs, so that the last one that fits is kept.
            long step = Kind == MediaKind.Photo ? bytes.Length : Math.Max(StepBytes, bytes.Length);
            _store.MakeRoom(step);
            _granted = Length + step;
        }

        Close(bytes);
    }

    /// <summary>Returns when all so far would outlive a power cut.</summary>
    /// <exception cref="DeviceFailedException">The memory failed.</exception>
    public void Flush() => MediaStore.Try("saved", () =>
    {
        _file.Flush();
        return true;
    });

    /// <summary>Makes it certain, gives it its name and returns that.</summary>
    /// <exception cref="DeviceFailedException">The memory failed; the part stays and is repaired at the next start.</exception>
    public string Finish()
    {
        ObjectDisposedException.ThrowIf(_isOver, this);
        try
        {
            Flush();
            MediaStore.Try("saved", () => _store.Rename(Name + MediaNames.Part, Name));
        }
        catch (DeviceFailedException)
        {
            _store.Fail();
            throw;
        }

        _isOver = true;
        _store.Finish(Name, Length);
        _file.Dispose();
        return Name;
    }

    /// <summary>Throws it away.</summary>
    public void Abandon()
    {
        if (_isOver)
            return;
        _isOver = true;
        long length = Length;
        _file.Dispose();
        try
        {
            MediaStore.Try("removed", () => _store.Remove(Name + MediaNames.Part));
            _store.Forget(Name, length);
        }
        catch (DeviceFailedException)
        {
            // The part stays until the next start; its bytes and its name stay taken.
            _isOver = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isOver = true;
        _file.Dispose();
    }

    /// <summary>Adds the end of a file, for which the reserve is there, without asking for room.</summary>
    internal void Close(ReadOnlySpan<byte> bytes)
    {
        long before = Length;
        try
        {
            _file.Append(bytes);
            _store.Grow(Length - before);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _store.Fail();
            throw new DeviceFailedException($"The file could not be saved: {MemoryWords.Of(error)}.", error);
        }
    }

    /// <summary>Writes over what is there.</summary>
    internal void Overwrite(long offset, byte[] bytes) => MediaStore.Try("saved", () =>
    {
        _file.Overwrite(offset, bytes);
        return true;
    });
}
