using System.ComponentModel;
using System.Diagnostics;
using NeuralGlasses.Media;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Media;

/// <summary>Files that ffmpeg decodes, where it is installed.</summary>
public sealed class FfmpegDecoderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neuralglasses-music-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("tone.flac")]
    [InlineData("tone.mp3")]
    [InlineData("-i evil 'quoted' $(name); %s.ogg")]
    [InlineData("http:__host.opus")]
    public void A_file_is_decoded_to_its_end_whatever_it_is_called(string name)
    {
        string file = Encoded(name, 440, 3);
        using var decoder = new FfmpegDecoder(file, 16_000);
        short[] sound = ReadAll(decoder);
        Assert.InRange(sound.Length, 47_000, 50_000);
        Assert.InRange(Tone.Frequency(sound.AsSpan(16_000, 16_000), 16_000, 440), 439, 441);
        Assert.Equal((SoundDecoderState.Ended, null, sound.Length), (decoder.State, decoder.Complaint, decoder.LengthSamples));
    }

    [Fact]
    public void A_jump_goes_to_its_place_and_beyond_the_end_there_is_nothing()
    {
        string file = Encoded("two.flac", 440, 4);
        using var decoder = new FfmpegDecoder(file, 16_000, 3);
        Assert.Equal(48_000, decoder.PositionSamples);
        Assert.InRange(ReadAll(decoder).Length, 15_900, 16_100);
        decoder.Seek(32_000);
        Assert.InRange(ReadAll(decoder).Length, 31_900, 32_100);
        Assert.Equal(64_000, decoder.PositionSamples, 100.0);
        decoder.Seek(160_000);
        Assert.Empty(ReadAll(decoder));
        Assert.Equal((SoundDecoderState.Ended, null), (decoder.State, decoder.Complaint));
    }

    [Fact]
    public void A_file_that_holds_no_sound_is_named_in_one_sentence()
    {
        SkipWithoutFfmpeg();
        string file = Path.Combine(_folder, "text.mp3");
        File.WriteAllText(file, "no music at all");
        using var decoder = new FfmpegDecoder(file, 16_000);
        Assert.Empty(ReadAll(decoder));
        Assert.Equal(SoundDecoderState.Failed, decoder.State);
        Assert.StartsWith("text.mp3 has no sound that ffmpeg can read (", decoder.Complaint, StringComparison.Ordinal);
        Assert.EndsWith("; take it out of the list.", decoder.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_plays_as_far_as_it_goes()
    {
        string file = Encoded("cut.flac", 440, 4);
        byte[] whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..(whole.Length / 2)]);
        using var decoder = new FfmpegDecoder(file, 16_000);
        Assert.InRange(ReadAll(decoder).Length, 16_000, 48_000);
        Assert.Equal(SoundDecoderState.Ended, decoder.State);
        Assert.StartsWith("cut.flac is damaged", decoder.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_names_another_by_a_protocol_of_the_network_reaches_nobody()
    {
        SkipWithoutFfmpeg();
        string file = Path.Combine(_folder, "list.m3u8");
        File.WriteAllText(file, "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://127.0.0.1:9/song.ts\n#EXT-X-ENDLIST\n");
        using var decoder = new FfmpegDecoder(file, 16_000);
        Assert.Empty(ReadAll(decoder));
        Assert.Equal(SoundDecoderState.Failed, decoder.State);
    }

    [Fact]
    public void The_program_ends_when_the_file_is_closed_or_left()
    {
        string file = Encoded("long.flac", 440, 60);
        var decoder = new FfmpegDecoder(file, 16_000);
        WaitFor(() => decoder.Read(new short[1]) == 1);
        Assert.Equal(1, Programs(file));
        decoder.Seek(160_000);
        WaitFor(() => decoder.Read(new short[1]) == 1);
        WaitFor(() => Programs(file) == 1);
        decoder.Dispose();
        WaitFor(() => Programs(file) == 0);
    }

    [Fact]
    public void Without_ffmpeg_one_sentence_says_what_to_do()
    {
        string file = Path.Combine(_folder, "song.mp3");
        File.WriteAllText(file, "any");
        using var decoder = new FfmpegDecoder(file, 16_000, 0, "ffmpeg-that-is-not-installed");
        Assert.Empty(ReadAll(decoder));
        Assert.Equal("song.mp3 needs ffmpeg-that-is-not-installed, which was not found on this machine; install ffmpeg and put it on the PATH.", decoder.Complaint);
        Assert.Equal("gone.mp3 is not there any more; take it out of the list.", Assert.Throws<SoundException>(() => new FfmpegDecoder("gone.mp3", 16_000)).Message);
    }

    [Fact]
    public void The_player_plays_a_list_of_both_kinds_and_leaves_out_what_is_none()
    {
        string[] files = [Encoded("one.flac", 440, 2), Path.Combine(_folder, "none.mp3"), Path.Combine(_folder, "two.wav"), Path.Combine(_folder, "none.wav")];
        File.WriteAllText(files[1], "none");
        File.WriteAllBytes(files[2], Wav.Of(Tone.Of(880, 44_100, 2), 44_100));
        File.WriteAllText(files[3], new string('x', 100));
        using var player = new MediaPlayer(new SoundFiles(16_000), 16_000);
        player.Load(new Playlist(files.Select(file => new Track(file, file, Path.GetFileName(file), ""))), default);
        var now = default(HostTime);
        player.Play(now);
        var heard = new List<short>();
        var block = new short[160];
        WaitFor(() =>
        {
            // The clock stands while nothing comes: ffmpeg takes the time of the machine, not that of the test.
            int count = player.Read(block);
            heard.AddRange(block.AsSpan(0, count));
            now = now.Plus(count > 0 ? 10_000 : 500);
            player.Advance(now);
            return player.Status == PlayerStatus.Stopped;
        });
        Assert.InRange(heard.Count, 63_000, 65_000);
        Assert.InRange(Tone.Frequency(heard.ToArray().AsSpan(8_000, 16_000), 16_000, 440), 439, 441);
        Assert.InRange(Tone.Frequency(heard.ToArray().AsSpan(40_000, 16_000), 16_000, 880), 879, 881);
        Assert.Equal((2, 2), (player.Counters.Finished, player.Counters.Failed));
    }

    private static void SkipWithoutFfmpeg()
    {
        try
        {
            Process.Start(new ProcessStartInfo("ffmpeg", "-version") { RedirectStandardOutput = true })!.WaitForExit();
        }
        catch (Win32Exception)
        {
            Assert.Skip("Skipped: ffmpeg is not installed here; with it this test plays music that is no WAV.");
        }
    }

    private static short[] ReadAll(FfmpegDecoder decoder)
    {
        var sound = new List<short>();
        var block = new short[1000];
        WaitFor(() =>
        {
            SoundDecoderState state = decoder.State;
            int count = decoder.Read(block);
            sound.AddRange(block.AsSpan(0, count));
            return count == 0 && state != SoundDecoderState.Going;
        });
        return [.. sound];
    }

    private static void WaitFor(Func<bool> holds) => Assert.True(SpinWait.SpinUntil(holds, TimeSpan.FromSeconds(60)), "It did not come within a minute.");

    private static int Programs(string file) => Directory.GetDirectories("/proc").Count(process =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0') is [var program, .. var arguments] && program.EndsWith("ffmpeg", StringComparison.Ordinal) && arguments.Contains($"file:{file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    });

    private string Encoded(string name, double hertz, double seconds)
    {
        SkipWithoutFfmpeg();
        string file = Path.Combine(_folder, name);
        using var process = Process.Start(new ProcessStartInfo(
            "ffmpeg",
            ["-v", "error", "-nostdin", "-f", "lavfi", "-i", FormattableString.Invariant($"sine=frequency={hertz}:sample_rate=44100:duration={seconds}"), "-ac", "2", "-ar", name.EndsWith("opus", StringComparison.Ordinal) ? "48000" : "44100", $"file:{file}"]))!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return file;
    }
}
