using System.ComponentModel;
using System.Diagnostics;

namespace NeuralGlasses.Drivers;

/// <summary>A program of this machine that drives a device for us, so that what a codec or a driver does wrong harms nobody else.</summary>
internal sealed class CalledProgram : IDisposable
{
    private const int LongestComplaint = 300;
    private readonly Process _process;
    private readonly Task _listening;
    private volatile string _complaint = "";

    private CalledProgram(Process process)
    {
        _process = process;
        _listening = Task.Run(() =>
        {
            while (_process.StandardError.ReadLine() is { } line)
            {
                if (line.Trim() is { Length: > 0 } said)
                    _complaint = said.Length > LongestComplaint ? said[..LongestComplaint] : said;
            }
        });
    }

    /// <summary>What is fed into it.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>What comes out of it.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>The last that it said of what is wrong; empty if it said nothing.</summary>
    public string Complaint => _complaint;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its name, looked for on the PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="package">The package that brings it, for whoever has to install it.</param>
    /// <exception cref="IOException">It is not there or cannot be started.</exception>
    public static CalledProgram Start(string program, IEnumerable<string> arguments, string package)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            return new CalledProgram(Process.Start(start)!);
        }
        catch (Win32Exception error)
        {
            throw new IOException($"The program '{program}' cannot be started ({error.Message}); install the package {package}.", error);
        }
    }

    /// <summary>Waits for its end, after which all that it said is known.</summary>
    /// <returns>Whether it ended well.</returns>
    public bool Wait()
    {
        _process.WaitForExit();
        _listening.Wait();
        return _process.ExitCode == 0;
    }

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }
    }

    public void Dispose()
    {
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
