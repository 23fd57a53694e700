using System.Diagnostics;
using NeuralGlasses.Drivers.Sound;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Drivers.Tests;

/// <summary>Speakers and microphones by ALSA's device <c>pipewire</c>, on a PipeWire that runs.</summary>
public sealed class PipeWireTests
{
    private const int Rate = 16_000;
    private const int ToneHz = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_is_played_into_PipeWire_is_heard_from_it()
    {
        PrivatePipeWire.SkipWithout();
        using var session = new PrivatePipeWire();
        using var speaker = new LinuxSpeaker("pipewire");
        var clock = Stopwatch.StartNew();
        using var microphone = new LinuxMicrophone("pipewire", Now);
        var heard = new List<short>();
        var block = new short[4096];
        var played = 0;
        while (!EndsInTone(heard) && clock.Elapsed < Patience)
        {
            // Refused until PipeWire is there.
            if (microphone.Problem is not null || !microphone.IsListening)
            {
                microphone.Open(Now());
                await Task.Delay(500, TestContext.Current.CancellationToken);
            }

            played += Play(speaker, played, Now());
            heard.AddRange(block.AsSpan(0, microphone.Read(block, Now())));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.Null(microphone.Problem);
        Assert.True(EndsInTone(heard), $"the tone was not among the {heard.Count} samples that were heard, of which {microphone.Lost} were lost");

        HostTime Now() => new((long)clock.Elapsed.TotalMicroseconds);
    }

    // A quarter of a second without a gap. PipeWire settles first, and a machine that is busy plays with gaps.
    private static bool EndsInTone(List<short> samples)
    {
        var sound = samples.TakeLast(Rate / 4).ToArray();
        var cycles = sound.Zip(sound.Skip(1)).Count(pair => pair.First < 0 && pair.Second >= 0);
        return sound.Length == Rate / 4 && sound.Count(sample => Math.Abs((int)sample) > 1000) > sound.Length / 2 && Math.Abs((cycles * 4) - ToneHz) <= 8;
    }

    // The next tenth of a second, or what of it there is room for. PipeWire may not be there yet, and refuses until it is.
    private static int Play(LinuxSpeaker speaker, int from, HostTime at)
    {
        var tone = new short[Rate / 10];
        for (var i = 0; i < tone.Length; i++)
            tone[i] = (short)(8000 * Math.Sin(2 * Math.PI * ToneHz * (from + i) / Rate));
        try
        {
            return speaker.Write(tone, at);
        }
        catch (Devices.DeviceFailedException)
        {
            return 0;
        }
    }
}
