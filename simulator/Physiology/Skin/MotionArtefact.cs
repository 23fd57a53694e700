namespace NeuralGlasses.Physiology.Skin;

/// <summary>
/// What shaking does to electrodes: noise between 0.5 and 15 Hz that neighbours share, in proportion to the acceleration beside gravity, and a
/// little that reaches the band of the muscles. 50 to 1000 µV in the literature for whole-body motion; 300 µV for each g is an estimate.
/// </summary>
internal sealed class MotionArtefact
{
    private const double MicrovoltsPerG = 300;

    // One pole at 15 Hz, twice; the rest of the decay after a shake lasts 150 ms.
    private const float Follow = 0.046f;
    private static readonly float Fade = (float)Math.Exp(-ForearmEmg.BlockS / 0.15);
    private readonly float[] _first;
    private readonly float[] _second;
    private readonly float[] _slow;
    private readonly float[] _drive;
    private readonly Dice _dice;
    private float _level;
    private bool _isStill = true;

    public MotionArtefact(int channels, Dice dice)
    {
        _first = new float[channels];
        _second = new float[channels];
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
            // The scale makes the filtered noise as large as the level says.
            var shared = (0.5f * _drive[channel]) + (0.35f * (_drive[(channel + 1) % channels] + _drive[(channel + channels - 1) % channels]));
            _first[channel] += Follow * ((11 * _level * shared) - _first[channel]);
            _second[channel] += Follow * (_first[channel] - _second[channel]);
            // Below half a hertz an AFE's input sees the offset follow.
            _slow[channel] += 0.0016f * (_second[channel] - _slow[channel]);
        }
    }

    public float Of(int channel) => _isStill ? 0 : _second[channel] - _slow[channel];
}
