namespace NeuralGlasses.Media;

/// <summary>An open track at the speaker's rate.</summary>
internal sealed class TrackSound : IDisposable
{
    private readonly ISoundDecoder _decoder;
    private readonly SoundResampler? _resampler;
    private readonly short[] _scratch;
    private bool _isTailWritten;

    /// <exception cref="SoundException">The track cannot be played.</exception>
    public TrackSound(ISoundOpener opener, Track track, double fromSeconds, int rateHz)
    {
        Track = track;
        _decoder = opener.Open(track.Path, fromSeconds);
        _resampler = _decoder.RateHz == rateHz ? null : new SoundResampler(_decoder.RateHz, rateHz);
        _scratch = new short[_resampler is null ? 0 : 2048];
    }

    public Track Track { get; }

    public string? Complaint => _decoder.Complaint;

    public SoundDecoderState State => _decoder.State;

    public double? LengthSeconds => _decoder.LengthSamples is { } length ? (double)length / _decoder.RateHz : Track.Length?.TotalSeconds;

    public double PositionSeconds => (double)(_decoder.PositionSamples - (_resampler?.Pending ?? 0)) / _decoder.RateHz;

    public int Read(Span<short> samples)
    {
        if (_resampler is null)
            return _decoder.Read(samples);
        while (true)
        {
            int read = _resampler.Read(samples);
            if (read > 0)
                return read;
            int count = _decoder.Read(_scratch.AsSpan(0, Math.Min(_scratch.Length, _resampler.Room)));
            if (count > 0)
            {
                _resampler.Write(_scratch.AsSpan(0, count));
            }
            else if (_decoder.State != SoundDecoderState.Going && !_isTailWritten)
            {
                _isTailWritten = true;
                _resampler.WriteTail();
            }
            else
            {
                return 0;
            }
        }
    }

    public void Seek(double seconds)
    {
        _resampler?.Reset();
        _isTailWritten = false;
        _decoder.Seek((long)(seconds * _decoder.RateHz));
    }

    public void Dispose() => _decoder.Dispose();
}
