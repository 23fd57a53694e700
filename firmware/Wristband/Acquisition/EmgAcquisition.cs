using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Acquisition;

/// <summary>
/// The state machine of the stream: idle, streaming, or stopped by a fault. It runs the AFE and the acquisition engine, and
/// watches that samples come. State, fault and settings are written into the device status that the services share. While idle it can
/// monitor: the engine runs for the band's own use, no frame leaves, and a stream that is asked for takes its place.
/// </summary>
public sealed class EmgAcquisition
{
    /// <summary>Blocks that the engine makes in a second; one is as long as the pause between two wakes of managed code.</summary>
    public const int BlocksPerSecond = 100;

    /// <summary>Turns of the loop without a sample set after which a stream counts as silent: 100 ms. The AFE's first sample after a start takes 9 ms at the lowest rate.</summary>
    public const int SilentSteps = 10;

    /// <summary>Rate of monitoring, in hertz.</summary>
    public const int MonitorRateHz = 1000;

    private readonly Ads1298 _afe;
    private readonly int _afeCount;
    private readonly IAcquisitionEngine _engine;
    private readonly IGattPeripheral _radio;
    private readonly DeviceStatus _status;
    private readonly EngineSettings _settings = new EngineSettings();
    private readonly FramePlan _plan = new FramePlan();
    private int _gain = Electrodes.DefaultGain;
    private int _streamGain = Electrodes.DefaultGain;
    private int _bias = (1 << Electrodes.ChannelsPerChip) - 1;
    private int _input = ControlPoint.InputElectrodes;
    private int _streams;
    private int _runs;
    private bool _isMonitoring;
    private int _framesPerBlock;
    private int _sampleSets;
    private int _silentSteps;

    /// <summary>Makes the state machine, set to every channel of <paramref name="afeCount"/> chips (1 or 2) at 1000 Hz in the smaller coding.</summary>
    public EmgAcquisition(Ads1298 afe, int afeCount, IAcquisitionEngine engine, IGattPeripheral radio, DeviceStatus status)
    {
        _afe = afe;
        _afeCount = afeCount;
        _engine = engine;
        _radio = radio;
        _status = status;
        _status.ChannelCount = afeCount * Electrodes.ChannelsPerChip;
        _status.RateHz = 1000;
        _status.Coding = ControlPoint.CodingSmallest;
        _status.LsbPicovolts = Electrodes.LsbPicovolts;
    }

    /// <summary>Whether frames are being made.</summary>
    public bool IsStreaming
    {
        get { return _status.State == DeviceStatus.StateStreaming; }
    }

    /// <summary>Whether the engine runs for the band alone: every channel at <see cref="MonitorRateHz"/>, and no frame leaves.</summary>
    public bool IsMonitoring
    {
        get { return _isMonitoring; }
    }

    /// <summary>Whether the engine runs, for a stream or for monitoring.</summary>
    public bool IsRunning
    {
        get { return _isMonitoring || IsStreaming; }
    }

    /// <summary>Times that the engine was started since power-up; who keeps figures of a run sees by it that another has begun.</summary>
    public int Runs
    {
        get { return _runs; }
    }

    /// <summary>Channels of the run, 8 or 16; 0 before the first.</summary>
    public int RunChannels
    {
        get { return _settings.ChannelCount; }
    }

    /// <summary>Streams started since power-up; who keeps something of a stream sees by it that another has begun.</summary>
    public int Streams
    {
        get { return _streams; }
    }

    /// <summary>Frames in which the present stream carries 10 ms; 0 before the first start.</summary>
    public int FramesPerBlock
    {
        get { return _framesPerBlock; }
    }

    /// <summary>Whether the AFE has been silent while the engine runs: no DRDY in the last <see cref="SilentSteps"/> turns of the loop.</summary>
    public bool IsSilent
    {
        get { return IsRunning && _silentSteps >= SilentSteps; }
    }

    /// <summary>Whether the AFE can be used: it is what it should be, and the band is not in safe mode. A stream that ended in another fault says nothing against it.</summary>
    public bool IsUsable
    {
        get { return _status.Fault != FaultCode.AfeIdentity && _status.Fault != FaultCode.AfeRegister && _status.Fault != FaultCode.SafeMode; }
    }

    /// <summary>AFE frames since the start in which a chip's status word was wrong.</summary>
    public int BadFrames
    {
        get { return _engine.BadFrames; }
    }

    /// <summary>Powers up the AFE; what it finds wrong becomes the status's fault. False only if the board is shutting down.</summary>
    public bool PowerUp()
    {
        Ads1298Result result = _afe.PowerUp();
        Note(result);
        return result != Ads1298Result.ShuttingDown;
    }

    /// <summary>Sets rate (500, 1000 or 2000 Hz), channels (8, or 16 where two chips are) and coding; false, and nothing is changed, if one is out of range. Not while streaming.</summary>
    public bool TrySetStream(int rateHz, int channelCount, int coding)
    {
        bool rateFits = rateHz == 500 || rateHz == 1000 || rateHz == 2000;
        bool channelsFit = (channelCount == 8 || channelCount == 16) && channelCount <= _afeCount * Electrodes.ChannelsPerChip;
        bool codingFits = coding == ControlPoint.CodingRaw || coding == ControlPoint.CodingSmallest;
        if (!rateFits || !channelsFit || !codingFits)
        {
            return false;
        }

        _status.RateHz = rateHz;
        _status.ChannelCount = channelCount;
        _status.Coding = coding;
        return true;
    }

    /// <summary>Sets what the AFE's inputs are connected to, one of the Input constants of <see cref="ControlPoint"/>; false, and nothing is changed, for another number. Not while streaming.</summary>
    public bool TrySetInput(int input)
    {
        if (input < ControlPoint.InputElectrodes || input > ControlPoint.InputShorted)
        {
            return false;
        }

        _input = input;
        return true;
    }

    /// <summary>Sets the gain, 1, 2, 3, 4, 6, 8 or 12, from the next start on; false, and nothing is changed, for another. The status states its step at once, or once the present stream ends.</summary>
    public bool TrySetGain(int gain)
    {
        if (Electrodes.GainBits(gain) < 0)
        {
            return false;
        }

        _gain = gain;
        if (!IsStreaming)
        {
            _status.LsbPicovolts = Electrodes.LsbPicovoltsAt(gain);
        }

        return true;
    }

    /// <summary>Leaves channels whose electrodes are off (bit 0 = channel 0) out of the bias drive from the next start on, unless that is all of the first chip's.</summary>
    public void SetBias(int offChannels)
    {
        int all = (1 << Electrodes.ChannelsPerChip) - 1;
        int off = offChannels & all;
        _bias = off == all ? all : all & ~off;
    }

    /// <summary>Starts the stream as set, cut into frames for the present link, in the place of monitoring; false, with the reason in the status, if the AFE or the engine does not follow. Not while streaming.</summary>
    public bool TryStart()
    {
        _streamGain = _gain;
        return TryStartAgain();
    }

    /// <summary>Starts a stream that the band itself has stopped once more, at the gain that it had: who decodes it is told of a new beginning, not of a new weight. Else as <see cref="TryStart"/>.</summary>
    public bool TryStartAgain()
    {
        StopMonitor();
        _settings.ChannelCount = _status.ChannelCount;
        _settings.RateHz = _status.RateHz;
        _settings.Coding = _status.Coding;
        if (!TryRun(_radio.MaxNotificationLength, _input, _streamGain))
        {
            return false;
        }

        _streams++;
        _framesPerBlock = Ceiling(_settings.SamplesPerBlock, _plan.SamplesPerFrame) * Ceiling(_settings.ChannelCount, _plan.ChannelsPerFrame);
        _status.DroppedBlocks = 0;
        _status.Overruns = 0;
        _status.RadioBusy = 0;
        _status.LsbPicovolts = Electrodes.LsbPicovoltsAt(_streamGain);
        _status.State = DeviceStatus.StateStreaming;
        return true;
    }

    /// <summary>Starts monitoring: the electrodes, every channel, whatever a stream is set to. False, with the reason in the status, if the AFE or the engine does not follow. Not while the engine runs.</summary>
    public bool TryMonitor()
    {
        _settings.ChannelCount = _afeCount * Electrodes.ChannelsPerChip;
        _settings.RateHz = MonitorRateHz;
        _settings.Coding = ControlPoint.CodingRaw;
        _isMonitoring = TryRun(EmgStreamFormat.MaxFrameLength, ControlPoint.InputElectrodes, _gain);
        return _isMonitoring;
    }

    /// <summary>Stops the stream and forgets its frames, sent or not; nothing happens if there is none.</summary>
    public void Stop()
    {
        if (IsStreaming)
        {
            StopEngine();
            ConnectElectrodes();
            _status.State = DeviceStatus.StateIdle;

            // Who asks before the next start must see what that start will mean.
            _status.LsbPicovolts = Electrodes.LsbPicovoltsAt(_gain);
        }
    }

    /// <summary>Stops monitoring; nothing happens if there is none.</summary>
    public void StopMonitor()
    {
        if (_isMonitoring)
        {
            StopEngine();
            _isMonitoring = false;
        }
    }

    /// <summary>Ends the stream or monitoring in a fault, one of <see cref="FaultCode"/>; the next start or power-up may end that.</summary>
    public void Fail(int fault)
    {
        Stop();
        StopMonitor();
        _status.State = DeviceStatus.StateFault;
        _status.Fault = fault;
    }

    /// <summary>
    /// Ends the stream or monitoring and takes the AFE's power away: before the board sleeps or turns off, and while the charger has power. What was wrong
    /// with the AFE the next power-up finds anew.
    /// </summary>
    public void PowerDown()
    {
        Stop();
        StopMonitor();
        _afe.PowerDown();
        if (_status.Fault == FaultCode.AfeIdentity || _status.Fault == FaultCode.AfeRegister)
        {
            _status.Fault = FaultCode.None;
            _status.State = DeviceStatus.StateIdle;
        }
    }

    /// <summary>Brings what the engine knows of electrodes and losses into the status, and sees whether samples still come. Once a turn of the loop.</summary>
    public void Collect()
    {
        if (!IsRunning)
        {
            return;
        }

        int sampleSets = _engine.SampleSets;
        if (sampleSets != _sampleSets)
        {
            _sampleSets = sampleSets;
            _silentSteps = 0;
        }
        else if (_silentSteps < SilentSteps)
        {
            _silentSteps++;
        }

        _status.LeadOff = _engine.LeadOff;
        if (_isMonitoring)
        {
            _engine.Skip(_engine.Unread);
        }
        else
        {
            _status.Overruns = _engine.Overruns;
        }
    }

    // Runs the AFE and the engine as the settings say; false, with the reason in the status, if one does not follow.
    private bool TryRun(int notificationLength, int input, int gain)
    {
        // An AFE that is not what it should be stays refused until the next power-up; an engine's refusal may end with other settings.
        if (!IsUsable)
        {
            return false;
        }

        Note(Configure(input, gain));
        if (_status.State == DeviceStatus.StateFault)
        {
            return false;
        }

        _settings.SamplesPerBlock = _settings.RateHz / BlocksPerSecond;
        _settings.RightShift = Electrodes.RightShift;
        _plan.Fit(notificationLength, _settings.ChannelCount, _settings.SamplesPerBlock);
        _settings.SamplesPerFrame = _plan.SamplesPerFrame;
        _settings.ChannelsPerFrame = _plan.ChannelsPerFrame;
        if (!_engine.Start(_settings))
        {
            ConnectElectrodes();
            _status.State = DeviceStatus.StateFault;
            _status.Fault = FaultCode.Engine;
            return false;
        }

        _runs++;
        _sampleSets = 0;
        _silentSteps = 0;
        _status.LeadOff = 0;
        _afe.Start();
        return true;
    }

    // Between streams the inputs are the electrodes: who looks at them must not see a short. What does not follow shows at the next start.
    private void ConnectElectrodes()
    {
        if (_input != ControlPoint.InputElectrodes)
        {
            _afe.SelectElectrodes();
        }
    }

    private void StopEngine()
    {
        // The engine first: it answers DRDY on the bus that the driver is about to use.
        _engine.Stop();
        _afe.Stop();
    }

    private Ads1298Result Configure(int input, int gain)
    {
        Ads1298Result result = _afe.SetRate(_settings.RateHz);
        result = result == Ads1298Result.Ok ? _afe.SetGain(gain) : result;
        if (result != Ads1298Result.Ok)
        {
            return result;
        }

        if (_afe.SetBias(_bias) != Ads1298Result.Ok)
        {
            return Ads1298Result.RegisterMismatch;
        }

        return input == ControlPoint.InputTestSignal ? _afe.SelectTestSignal()
            : input == ControlPoint.InputShorted ? _afe.SelectShort()
            : _afe.SelectElectrodes();
    }

    private static int Ceiling(int count, int size)
    {
        return (count + size - 1) / size;
    }

    private void Note(Ads1298Result result)
    {
        _status.Fault = result == Ads1298Result.WrongIdentity ? FaultCode.AfeIdentity
            : result == Ads1298Result.RegisterMismatch ? FaultCode.AfeRegister
            : FaultCode.None;
        _status.State = _status.Fault == FaultCode.None ? DeviceStatus.StateIdle : DeviceStatus.StateFault;
    }
}
