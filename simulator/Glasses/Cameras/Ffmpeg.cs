using System.ComponentModel;
using System.Diagnostics;

namespace NeuralGlasses.Simulator.Glasses.Cameras;

/// <summary>ffmpeg and ffprobe of this machine, each call a program of its own, so that a damaged file harms nobody.</summary>
public static class Ffmpeg
{
    // Of the host's time: a call that takes longer hangs.
    private const int PatienceMs = 30_000;

    /// <summary>Runs a program and returns what it wrote; throws <see cref="ScenarioException"/> if it is missing, with <paramref name="purpose"/> saying what it is needed for.</summary>
    public static (bool Succeeded, byte[] Output, string Complaint) Run(string program, IEnumerable<string> arguments, string purpose)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new ScenarioException($"{purpose} needs {program}, which was not found on this machine; install ffmpeg and put it on the PATH, or choose another source for the camera.", e) { IsOfMachine = true };
        }

        process.StandardInput.Close();
        var complaint = process.StandardError.ReadToEndAsync();
        var output = new MemoryStream();
        var copying = process.StandardOutput.BaseStream.CopyToAsync(output);
        if (!process.WaitForExit(PatienceMs))
        {
            process.Kill(entireProcessTree: true);
            return (false, [], $"{program} did not end within {PatienceMs / 1000} s");
        }

        copying.Wait();
        return (process.ExitCode == 0, output.ToArray(), complaint.Result.Trim().Split('\n')[^1]);
    }
}
