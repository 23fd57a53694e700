using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Capture;

// ffprobe and ffmpeg as a player that is not ours.
internal static class Player
{
    public static void SkipWithout()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("ffprobe", "-version") { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }
        catch (Win32Exception)
        {
            Assert.Skip("Skipped: ffmpeg is not installed here; with it this test plays what was recorded.");
        }
    }

    // Codec, pictures or samples and length of each stream, as the player decodes them; and that it complains about nothing.
    public static (string[] Streams, string Complaints) Play(byte[] content, string ending)
    {
        string file = Path.Combine(Path.GetTempPath(), $"neuralglasses-{Environment.ProcessId}-{Guid.NewGuid():N}{ending}");
        File.WriteAllBytes(file, content);
        try
        {
            string[] probed = Run("ffprobe", "-v", "error", "-count_frames", "-show_entries", "stream=codec_name,width,height,sample_rate,nb_read_frames,duration", "-of", "compact=p=0", file).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            string complaints = Run("ffmpeg", "-v", "error", "-nostdin", "-i", file, "-f", "null", "-").Complaints;
            return (probed, complaints);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (string Output, string Complaints) Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> complaints = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output.Trim(), complaints.Result.Trim());
    }
}
