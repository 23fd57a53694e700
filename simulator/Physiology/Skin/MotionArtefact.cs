namespace NeuralGlasses.Physiology.Skin;

/// <summary>
/// What shaking does to electrodes: noise between 0.5 and 15 Hz that neighbours share, in proportion to the acceleration beside gravity, and a
/// little that reaches the band of the muscles: most of it lies below 20 Hz (De Luca and others 2010, J Biomech 43:1573). 50 to 1000 µV in the
/// literature for whole-body motion; 300 µV for each g and the slope of 24 dB an octave are estimates.
/// </summary>
internal sealed class MotionArtefact
{
    private const double MicrovoltsPerG = 300;

    // One pole at 15 Hz, four times; the rest of the decay after a shake lasts 150 ms.
    private const int Poles = 4;
    private const float Follow = 0.046f;

    // What makes the filtered noise as large as the level says.
    private const float Scale = 14;
    private static readonly float Fade = (float)Math.Exp(-ForearmEmg.BlockS / 0.15);
    private readonly float[] _poles;
    private readonly float[] _slow;
    private readonly float[] _drive;
    private readonly Dice _dice;
    private float _level;
    private bool _isStill = true;

    public MotionArtefact(int channels, Dice dice)
    {
        _poles = new float[Poles * channels];
        _slow = new float[channels];
        _drive = new float[channels];
        _dice = dice;
    }

    public void Begin(double shakeG)
    {
        _level = Math.Max((float)(MicrovoltsPerG * shakeG), _level * Fade);
        _isStill = _level < 0.05f;
    }

    public void Next()
    {
        if (_isStill)
            return;
        var channels = _drive.Length;
        for (var channel = 0; channel < channels; channel++)
            _drive[channel] = _dice.NearlyNormal();
        for (var channel = 0; channel < channels; channel++)
        {
            var shared = (0.5f * _drive[channel]) + (0.35f * (_drive[(channel + 1) % channels] + _drive[(channel + channels - 1) % channels]));
            var input = Scale * _level * shared;
            for (var pole = channel; pole < _poles.Length; pole += channels)
            {
                _poles[pole] += Follow * (input - _poles[pole]);
                input = _poles[pole];
            }

            // Below half a hertz an AFE's input sees the offset follow.
            _slow[channel] += 0.0016f * (input - _slow[channel]);
        }
    }

    public float Of(int channel) => _isStill ? 0 : _poles[_poles.Length - _slow.Length + channel] - _slow[channel];
}
