using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Sound;

namespace NeuralGlasses.Linux.Devices;

/// <summary>Speakers on one end of the kernel's loopback card, microphones on the other, and the card that is pulled out.</summary>
internal static class SoundSuite
{
    private const int Rate = 16_000;
    private const double ToneHz = 500;
    private const string Driver = "/sys/bus/platform/drivers/snd_aloop";

    public static void Run(Checks checks)
    {
        using var speaker = new LinuxSpeaker("hw:Loopback,0,0");
        using var microphone = new LinuxMicrophone("hw:Loopback,1,0", () => Machine.Now);
        var heard = PlayAndHear(speaker, microphone, 3);
        checks.Check("what the speakers play is what the microphones hear", Math.Abs(heard.Hz - ToneHz) < 5, $"{heard.Hz:F0} Hz of {ToneHz}, {heard.Samples} samples, {microphone.Lost} lost");
        speaker.Silence(Machine.Now);
        checks.Check("the speakers are silent at once", speaker.PlaysUntil <= Machine.Now, $"until {speaker.PlaysUntil}");

        microphone.Open(Machine.Now);
        Machine.Until(() => microphone.Read(new short[1024], Machine.Now) > 0);
        Speak(speaker, 0.2);
        Machine.Shell($"echo snd_aloop.0 >{Driver}/unbind");
        var isTold = Machine.Until(() => microphone.Problem is not null && Refusal(speaker) is not null);
        checks.Check("a sound card that is pulled out is told", isTold && !microphone.IsListening, $"{microphone.Problem} | {Refusal(speaker)}");
        Machine.Shell($"echo snd_aloop.0 >{Driver}/bind");
        Machine.Wait(2500);
        var again = PlayAndHear(speaker, microphone, 3);
        checks.Check("it is used again when it is back", Math.Abs(again.Hz - ToneHz) < 5, $"{again.Hz:F0} Hz");
    }

    private static string? Refusal(LinuxSpeaker speaker)
    {
        try
        {
            Speak(speaker, 0.1);
            return null;
        }
        catch (DeviceFailedException refused)
        {
            return refused.Message;
        }
    }

    private static void Speak(LinuxSpeaker speaker, double seconds)
    {
        var tone = Tone(seconds);
        for (var at = 0; at < tone.Length;)
        {
            at += speaker.Write(tone.AsSpan(at), Machine.Now);
            Machine.Wait(5);
        }
    }

    // Of the middle of what was heard, by its crossings of zero.
    private static (double Hz, int Samples) PlayAndHear(LinuxSpeaker speaker, LinuxMicrophone microphone, double seconds)
    {
        microphone.Open(Machine.Now);
        var all = new List<short>();
        var block = new short[4096];
        var tone = Tone(seconds);
        var given = 0;
        Machine.Until(() =>
        {
            given += speaker.Write(tone.AsSpan(given), Machine.Now);
            all.AddRange(block.AsSpan(0, microphone.Read(block, Machine.Now)));
            return given == tone.Length && all.FindAll(s => Math.Abs((int)s) > 100).Count > Rate;
        });
        microphone.Close();
        var sound = all.SkipWhile(s => Math.Abs((int)s) < 100).Skip(Rate / 4).Take(Rate / 2).ToArray();
        var crossings = sound.Zip(sound.Skip(1)).Count(pair => pair.First < 0 && pair.Second >= 0);
        return (crossings * (double)Rate / Math.Max(1, sound.Length), all.Count);
    }

    private static short[] Tone(double seconds) => [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(i => (short)(8000 * Math.Sin(2 * Math.PI * ToneHz * i / Rate)))];
}
