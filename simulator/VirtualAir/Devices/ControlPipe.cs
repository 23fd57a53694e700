using System.Runtime.InteropServices;

namespace NeuralGlasses.VirtualAir.Devices;

/// <summary>A named pipe into which a shell writes lines.</summary>
internal sealed partial class ControlPipe : IDisposable
{
    private const uint OwnerMayReadAndWrite = 0b110_000_000;

    private readonly string _path;
    private readonly FileStream _pipe;

    /// <summary>Makes the pipe; one that is there is used and stays.</summary>
    /// <exception cref="AirException">It cannot be made.</exception>
    public ControlPipe(string path)
    {
        _path = path;
        IsOurs = MakePipe(path, OwnerMayReadAndWrite) == 0;
        try
        {
            // Open at both ends, so that a writer that goes is not the end.
            _pipe = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AirException($"The control pipe {path} cannot be made or opened ({e.Message}): choose another place with --control.", e) { IsBadInput = true };
        }

        if (_pipe.CanSeek)
        {
            _pipe.Dispose();
            throw new AirException($"{path} is a file and no pipe: choose another place with --control.") { IsBadInput = true };
        }
    }

    /// <summary>Whether it was made here.</summary>
    public bool IsOurs { get; }

    /// <summary>Gives each line that comes to somebody, from now on.</summary>
    public void Start(Action<string> give)
    {
        var reader = new StreamReader(_pipe);
        new Thread(() =>
        {
            try
            {
                while (reader.ReadLine() is { } line)
                    give(line);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The program ends.
            }
        })
        { IsBackground = true, Name = "control" }.Start();
    }

    public void Dispose()
    {
        if (IsOurs)
            File.Delete(_path);
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MakePipe(string path, uint mode);
}
