using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NeuralGlasses.Sound.Speech;

/// <summary>
/// One run of espeak-ng. A thread starts the program, gives it the text by its standard input, and reads its sound as fast as it is
/// taken out here: the program waits at the pipe as soon as two seconds are ahead.
/// </summary>
internal sealed class EspeakSpeaking : ISpeaking
{
    private const int RoomSamples = 2 * 22050;
    private const int ComplaintLength = 200;

    // A variant that comes with every espeak-ng and goes with every language; none of the usual voices sounds like it.
    private const string AssistantVariant = "+f3";

    private readonly object _gate = new();
    private readonly SampleRing _samples = new(RoomSamples);
    private readonly string _program;
    private readonly Utterance _utterance;
    private Process? _process;
    private SpeakingState _state;
    private string? _failure;
    private string _complaint = "";
    private int _rateHz;
    private bool _givenUp;

    internal EspeakSpeaking(string program, Utterance utterance)
    {
        _program = program;
        _utterance = utterance;
        new Thread(Run) { IsBackground = true, Name = "espeak-ng" }.Start();
    }

    /// <inheritdoc/>
    public SpeakingState State
    {
        get
        {
            lock (_gate)
                return _samples.Count > 0 ? SpeakingState.Going : _state;
        }
    }

    /// <inheritdoc/>
    public int RateHz
    {
        get
        {
            lock (_gate)
                return _rateHz;
        }
    }

    /// <inheritdoc/>
    public string? Failure
    {
        get
        {
            lock (_gate)
                return _failure;
        }
    }

    /// <inheritdoc/>
    public int Read(Span<short> samples)
    {
        lock (_gate)
        {
            int count = _samples.Take(samples);
            if (count > 0)
                Monitor.Pulse(_gate);
            return count;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _givenUp = true;
            _samples.Clear();
            if (_state == SpeakingState.Going)
                _state = SpeakingState.Ended;
            Kill();
            Monitor.Pulse(_gate);
        }
    }

    private void Run()
    {
        string? failure;
        try
        {
            failure = Speak();
        }
        catch (Win32Exception)
        {
            failure = $"Speech needs the program {_program}, which could not be started on this machine; install the Debian package espeak-ng, or turn speech off.";
        }
        catch (InvalidDataException e)
        {
            failure = $"The voice {_program} {e.Message}; what it was to say was not said.";
        }
        catch (Exception e)
        {
            // What leaves a thread of its own ends the glasses.
            failure = $"The voice {_program} could not be reached ({e.Message}); what it was to say was not said.";
        }

        lock (_gate)
        {
            Kill();
            _process?.Dispose();
            _process = null;
            if (_state == SpeakingState.Going)
                (_state, _failure) = failure is null ? (SpeakingState.Ended, null) : (SpeakingState.Failed, failure);
        }
    }

    private string? Speak()
    {
        var process = new Process { StartInfo = new ProcessStartInfo(_program, Arguments()) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false } };
        process.ErrorDataReceived += (_, line) => Complain(line.Data);

        // Not within the lock: the caller must not wait for the system to start a program.
        process.Start();
        lock (_gate)
        {
            _process = process;
            if (_givenUp)
                return null;
        }

        process.BeginErrorReadLine();
        Hand(process);
        Stream sound = process.StandardOutput.BaseStream;
        int rateHz = WavHead.ReadRate(sound);
        lock (_gate)
            _rateHz = rateHz;
        long count = rateHz == 0 ? 0 : Copy(sound);
        process.WaitForExit();
        if (process.ExitCode != 0)
            return $"The voice {_program} ended with {process.ExitCode}{(_complaint.Length > 0 ? $" ({_complaint})" : "")} in the language '{_utterance.Language}'; choose another language, or install its voice.";
        return count == 0 && _utterance.Text.Any(char.IsLetterOrDigit) ? $"The voice {_program} made no sound; what it was to say was not said." : null;
    }

    private IEnumerable<string> Arguments() =>
    [
        "--stdin", "--stdout", "-b", "1",
        "-s", _utterance.WordsPerMinute.ToString(CultureInfo.InvariantCulture),
        "-a", Math.Round(_utterance.VolumePercent).ToString(CultureInfo.InvariantCulture),
        "-v", _utterance.Speaker == Speaker.Assistant ? _utterance.Language + AssistantVariant : _utterance.Language,
    ];

    // A program that ends without reading breaks the pipe; its exit code says more.
    private void Hand(Process process)
    {
        try
        {
            process.StandardInput.BaseStream.Write(EspeakText.Bytes(_utterance.Text));
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }

    private long Copy(Stream sound)
    {
        var bytes = new byte[4096];
        var total = 0L;
        var odd = 0;
        while (true)
        {
            int count = sound.Read(bytes, odd, bytes.Length - odd) + odd;
            if (count == odd)
                return total;
            odd = count & 1;
            ReadOnlySpan<short> samples = MemoryMarshal.Cast<byte, short>(bytes.AsSpan(0, count - odd));
            total += samples.Length;
            if (!Put(samples))
                return total;
            if (odd > 0)
                bytes[0] = bytes[count - 1];
        }
    }

    // False if it was given up.
    private bool Put(ReadOnlySpan<short> samples)
    {
        lock (_gate)
        {
            while (!_givenUp && _samples.Room < samples.Length)
                Monitor.Wait(_gate);
            if (!_givenUp)
                _samples.Put(samples);
            return !_givenUp;
        }
    }

    private void Complain(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_gate)
            _complaint = line.Trim() is { Length: > ComplaintLength } longer ? longer[..ComplaintLength] : line.Trim();
    }

    private void Kill()
    {
        try
        {
            if (_process is { HasExited: false } process)
                process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended in between.
        }
    }
}
