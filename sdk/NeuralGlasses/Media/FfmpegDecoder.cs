using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NeuralGlasses.Media;

/// <summary>
/// A file that ffmpeg decodes in a program of its own, so that a damaged or hostile one harms nobody. Two seconds are read ahead by a thread;
/// then the program waits at the pipe. Nothing here waits for the program.
/// </summary>
public sealed class FfmpegDecoder : ISoundDecoder
{
    /// <summary>Name of the program.</summary>
    public const string UsualProgram = "ffmpeg";

    // Most bytes that ffmpeg takes at once, so that a file cannot make it take all memory: 64 MiB, far above any frame of sound.
    private const string MostBytesAtOnce = "67108864";

    private const double AheadSeconds = 2;
    private readonly string _name;
    private readonly string _path;
    private readonly string _program;
    private Run _run;
    private long _position;

    /// <summary>Begins to decode a file.</summary>
    /// <param name="path">The file; never taken for an option or another protocol.</param>
    /// <param name="rateHz">Samples a second that are wanted, 4000 to 192000 hertz.</param>
    /// <param name="fromSeconds">Where to begin, in seconds.</param>
    /// <param name="program">The program ffmpeg.</param>
    /// <exception cref="SoundException">The file is missing.</exception>
    public FfmpegDecoder(string path, int rateHz, double fromSeconds = 0, string program = UsualProgram)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(rateHz, 4000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rateHz, 192_000);
        _name = System.IO.Path.GetFileName(path);
        _path = System.IO.Path.GetFullPath(path);
        _program = program;
        RateHz = rateHz;
        if (!File.Exists(_path))
            throw new SoundException($"{_name} is not there any more; take it out of the list.");
        _position = double.IsFinite(fromSeconds) ? (long)(Math.Clamp(fromSeconds, 0, 1e6) * rateHz) : 0;
        _run = Begin();
    }

    /// <inheritdoc/>
    public int RateHz { get; }

    /// <inheritdoc/>
    public long? LengthSamples
    {
        get
        {
            lock (_run)
                return _run is { HasEnded: true, Fault: null } ? _position + _run.Count : null;
        }
    }

    /// <inheritdoc/>
    public long PositionSamples => _position;

    /// <inheritdoc/>
    public SoundDecoderState State
    {
        get
        {
            lock (_run)
                return _run.Count > 0 || !_run.HasEnded ? SoundDecoderState.Going : _run.Fault is null ? SoundDecoderState.Ended : SoundDecoderState.Failed;
        }
    }

    /// <inheritdoc/>
    public string? Complaint
    {
        get
        {
            lock (_run)
                return _run.Fault ?? _run.Warning;
        }
    }

    /// <inheritdoc/>
    public int Read(Span<short> samples)
    {
        int count = _run.Take(samples);
        _position += count;
        return count;
    }

    /// <inheritdoc/>
    public void Seek(long sample)
    {
        _run.GiveUp();
        _position = Math.Max(0, sample);
        _run = Begin();
    }

    /// <inheritdoc/>
    public void Dispose() => _run.GiveUp();

    private Run Begin()
    {
        string from = ((double)_position / RateHz).ToString("0.######", CultureInfo.InvariantCulture);
        string rate = RateHz.ToString(CultureInfo.InvariantCulture);

        // By name "file:" whatever the path holds is a path; of lists in a file nothing but files is opened.
        string[] arguments =
        [
            "-v", "error", "-nostdin", "-max_alloc", MostBytesAtOnce, "-protocol_whitelist", "file,pipe", "-ss", from, "-i", $"file:{_path}",
            "-map", "0:a:0", "-vn", "-sn", "-dn", "-f", "s16le", "-c:a", "pcm_s16le", "-ac", "1", "-ar", rate, "-",
        ];
        var run = new Run((int)(AheadSeconds * RateHz), _name, _program, arguments, isFromBegin: _position == 0);
        new Thread(run.Go) { IsBackground = true, Name = "ffmpeg" }.Start();
        return run;
    }

    /// <summary>One run of the program. What it says is guarded by a lock on the run itself.</summary>
    private sealed class Run(int room, string name, string program, string[] arguments, bool isFromBegin)
    {
        private const int ComplaintBytes = 300;
        private readonly short[] _ring = new short[room];
        private Process? _process;
        private int _first;
        private bool _isGivenUp;

        public int Count { get; private set; }

        public bool HasEnded { get; private set; }

        public string? Fault { get; private set; }

        public string? Warning { get; private set; }

        public int Take(Span<short> samples)
        {
            lock (this)
            {
                int count = Math.Min(samples.Length, Count);
                int toEnd = Math.Min(count, _ring.Length - _first);
                _ring.AsSpan(_first, toEnd).CopyTo(samples);
                _ring.AsSpan(0, count - toEnd).CopyTo(samples[toEnd..]);
                _first = (_first + count) % _ring.Length;
                Count -= count;
                if (count > 0)
                    Monitor.Pulse(this);
                return count;
            }
        }

        public void GiveUp()
        {
            lock (this)
            {
                _isGivenUp = true;
                HasEnded = true;
                Count = 0;
                Kill();
                Monitor.Pulse(this);
            }
        }

        public void Go()
        {
            string? fault = null, warning = null;
            try
            {
                (fault, warning) = Decode();
            }
            catch (Win32Exception)
            {
                fault = $"{name} needs {program}, which was not found on this machine; install ffmpeg and put it on the PATH.";
            }
            catch (Exception error)
            {
                // What leaves a thread of its own ends the glasses.
                fault = $"{name} cannot be played: {program} could not be reached ({error.Message}).";
            }

            lock (this)
            {
                Kill();
                _process?.Dispose();
                _process = null;
                (HasEnded, Fault, Warning) = (true, _isGivenUp ? null : fault, _isGivenUp ? null : warning);
            }
        }

        private (string? Fault, string? Warning) Decode()
        {
            var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false } };

            // Not within the lock: the caller must not wait for the system to start a program.
            process.Start();
            lock (this)
            {
                _process = process;
                if (_isGivenUp)
                    return (null, null);
            }

            process.StandardInput.Close();
            Task<string> complaint = LastWordsAsync(process.StandardError.BaseStream);
            bool hasSound = Copy(process.StandardOutput.BaseStream);
            process.WaitForExit();
            string said = complaint.GetAwaiter().GetResult();

            // Behind the end of a whole file there is nothing, and nothing wrong.
            if (!hasSound && (isFromBegin || process.ExitCode != 0))
                return ($"{name} has no sound that {program} can read{(said.Length > 0 ? $" ({said})" : "")}; take it out of the list.", null);
            return process.ExitCode != 0 || said.Length > 0 ? (null, $"{name} is damaged{(said.Length > 0 ? $" ({said})" : "")}; what could be read was played.") : (null, null);
        }

        private bool Copy(Stream sound)
        {
            var bytes = new byte[8192];
            var hasSound = false;
            var odd = 0;
            while (true)
            {
                int count = sound.Read(bytes, odd, bytes.Length - odd) + odd;
                if (count == odd)
                    return hasSound;
                odd = count & 1;
                hasSound = true;
                if (!Put(MemoryMarshal.Cast<byte, short>(bytes.AsSpan(0, count - odd))))
                    return true;
                if (odd > 0)
                    bytes[0] = bytes[count - 1];
            }
        }

        private bool Put(ReadOnlySpan<short> samples)
        {
            lock (this)
            {
                while (!_isGivenUp && _ring.Length - Count < samples.Length)
                    Monitor.Wait(this);
                if (_isGivenUp)
                    return false;
                int end = (_first + Count) % _ring.Length;
                int toEnd = Math.Min(samples.Length, _ring.Length - end);
                samples[..toEnd].CopyTo(_ring.AsSpan(end));
                samples[toEnd..].CopyTo(_ring);
                Count += samples.Length;
                return true;
            }
        }

        // A damaged file may be complained of without end: only the begin is kept, and all is read, so that the program does not wait.
        private static async Task<string> LastWordsAsync(Stream complaints)
        {
            var bytes = new byte[4096];
            var kept = new MemoryStream(ComplaintBytes);
            int count;
            while ((count = await complaints.ReadAsync(bytes).ConfigureAwait(false)) > 0)
                kept.Write(bytes, 0, Math.Min(count, ComplaintBytes - (int)kept.Length));
            string line = System.Text.Encoding.UTF8.GetString(kept.ToArray()).Trim().Split('\n')[0];
            return new string([.. line.Where(character => !char.IsControl(character))]);
        }

        private void Kill()
        {
            try
            {
                if (_process is { HasExited: false } process)
                    process.Kill(entireProcessTree: true);
            }
            catch (Exception error) when (error is InvalidOperationException or Win32Exception)
            {
                // It has ended in between.
            }
        }
    }
}
