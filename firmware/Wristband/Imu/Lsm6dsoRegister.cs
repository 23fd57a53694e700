namespace NeuralGlasses.Wristband.Imu;

/// <summary>Registers of the LSM6DSO and the bits that this firmware or its model uses (ST DS12140, "Register mapping").</summary>
public static class Lsm6dsoRegister
{
    /// <summary>Number of addresses, 0x00 to 0x7F; many are reserved.</summary>
    public const int Count = 0x80;

    /// <summary>Selects the bank of the embedded functions or of the sensor hub. Reset value 0x00: the user bank.</summary>
    public const int FunctionAccess = 0x01;

    /// <summary>Pull-ups of the auxiliary pins. Reset value 0x3F.</summary>
    public const int PinControl = 0x02;

    /// <summary>FIFO_CTRL1: low eight bits of the watermark, in words.</summary>
    public const int FifoControl1 = 0x07;

    /// <summary>FIFO_CTRL2: bit 0 is the watermark's bit 8.</summary>
    public const int FifoControl2 = 0x08;

    /// <summary>FIFO_CTRL3: batch rate of the gyroscope in bits 7:4, of the accelerometer in bits 3:0, coded as the data rates.</summary>
    public const int FifoControl3 = 0x09;

    /// <summary>FIFO_CTRL4: mode in bits 2:0.</summary>
    public const int FifoControl4 = 0x0A;

    /// <summary>FIFO_MODE = 000: bypass, the FIFO is empty.</summary>
    public const int FifoBypass = 0x00;

    /// <summary>FIFO_MODE = 001: fills once and stops.</summary>
    public const int FifoOnce = 0x01;

    /// <summary>FIFO_MODE = 110: continuous, new words replace the oldest.</summary>
    public const int FifoContinuous = 0x06;

    /// <summary>FIFO_MODE: mask of the mode.</summary>
    public const int FifoModeMask = 0x07;

    /// <summary>INT1_CTRL: data-ready and FIFO signals on INT1.</summary>
    public const int Interrupt1Control = 0x0D;

    /// <summary>Chip identity, read-only.</summary>
    public const int WhoAmI = 0x0F;

    /// <summary>WHO_AM_I of an LSM6DSO. Other chips of the family have the same (LSM6DSOX, LSM6DSO32); the last has other scales.</summary>
    public const int WhoAmILsm6dso = 0x6C;

    /// <summary>CTRL1_XL: accelerometer's data rate in bits 7:4, scale in bits 3:2, second filter in bit 1.</summary>
    public const int Control1Accelerometer = 0x10;

    /// <summary>CTRL1_XL FS_XL = 11: ±8 g.</summary>
    public const int Accelerometer8G = 0x0C;

    /// <summary>CTRL1_XL FS_XL = 00: ±2 g.</summary>
    public const int Accelerometer2G = 0x00;

    /// <summary>CTRL1_XL LPF2_XL_EN: the second low-pass filter, whose corner CTRL8_XL sets.</summary>
    public const int AccelerometerSecondFilter = 0x02;

    /// <summary>CTRL2_G: gyroscope's data rate in bits 7:4, scale in bits 3:1.</summary>
    public const int Control2Gyroscope = 0x11;

    /// <summary>CTRL2_G FS_G = 10, FS_125 = 0: ±1000 °/s.</summary>
    public const int Gyroscope1000Dps = 0x08;

    /// <summary>CTRL1_XL and CTRL2_G: shift of the data rate. 0 is off, 1 is 12.5 Hz, 2 is 26 Hz and so on in octaves to 10, 6667 Hz.</summary>
    public const int RateShift = 4;

    /// <summary>Data rate 26 Hz.</summary>
    public const int Rate26Hz = 2;

    /// <summary>Data rate 52 Hz.</summary>
    public const int Rate52Hz = 3;

    /// <summary>Data rate 104 Hz.</summary>
    public const int Rate104Hz = 4;

    /// <summary>Data rate 208 Hz.</summary>
    public const int Rate208Hz = 5;

    /// <summary>Data rate 417 Hz.</summary>
    public const int Rate417Hz = 6;

    /// <summary>CTRL3_C. Reset value 0x04.</summary>
    public const int Control3 = 0x12;

    /// <summary>CTRL3_C BDU: an output does not change between the reads of its two bytes.</summary>
    public const int Control3BlockUpdate = 0x40;

    /// <summary>CTRL3_C H_LACTIVE: interrupt pins are active low.</summary>
    public const int Control3ActiveLow = 0x20;

    /// <summary>CTRL3_C IF_INC: the address counts up within one transfer.</summary>
    public const int Control3Increment = 0x04;

    /// <summary>CTRL3_C SW_RESET: every register to its reset value; clears itself.</summary>
    public const int Control3Reset = 0x01;

    /// <summary>CTRL6_C.</summary>
    public const int Control6 = 0x15;

    /// <summary>CTRL6_C XL_HM_MODE: the accelerometer leaves its high-performance mode; up to 52 Hz that is low power.</summary>
    public const int Control6AccelerometerLowPower = 0x10;

    /// <summary>CTRL8_XL: HPCF_XL in bits 7:5 sets the second filter's corner to rate / 4, / 10, / 20, / 45 and so on.</summary>
    public const int Control8Accelerometer = 0x17;

    /// <summary>CTRL8_XL HPCF_XL: shift of the corner.</summary>
    public const int FilterShift = 5;

    /// <summary>CTRL9_XL. Reset value 0xE0.</summary>
    public const int Control9 = 0x18;

    /// <summary>CTRL9_XL DEN_X, DEN_Y and DEN_Z, set by reset and of no effect here.</summary>
    public const int Control9Reset = 0xE0;

    /// <summary>CTRL9_XL I3C_disable: the bus is I²C alone.</summary>
    public const int Control9I3cOff = 0x02;

    /// <summary>ALL_INT_SRC: every event at once; reading it clears latched events.</summary>
    public const int AllInterruptSource = 0x1A;

    /// <summary>WAKE_UP_SRC.</summary>
    public const int WakeUpSource = 0x1B;

    /// <summary>WAKE_UP_SRC WU_IA: wake-up detected.</summary>
    public const int WakeUpDetected = 0x08;

    /// <summary>TAP_SRC.</summary>
    public const int TapSource = 0x1C;

    /// <summary>TAP_SRC TAP_IA: any tap.</summary>
    public const int TapAny = 0x40;

    /// <summary>TAP_SRC SINGLE_TAP.</summary>
    public const int TapSingle = 0x20;

    /// <summary>TAP_SRC DOUBLE_TAP.</summary>
    public const int TapDouble = 0x10;

    /// <summary>STATUS_REG: bit 0 new acceleration, bit 1 new angular rate.</summary>
    public const int Status = 0x1E;

    /// <summary>Low byte of the angular rate about x; y and z follow.</summary>
    public const int GyroscopeOutput = 0x22;

    /// <summary>Low byte of the acceleration along x; y and z follow.</summary>
    public const int AccelerometerOutput = 0x28;

    /// <summary>FIFO_STATUS1: low eight bits of the number of unread words.</summary>
    public const int FifoStatus1 = 0x3A;

    /// <summary>FIFO_STATUS2: bits 1:0 are bits 9:8 of the number of unread words.</summary>
    public const int FifoStatus2 = 0x3B;

    /// <summary>FIFO_STATUS2 FIFO_WTM_IA: at least the watermark's words.</summary>
    public const int FifoWatermark = 0x80;

    /// <summary>FIFO_STATUS2 FIFO_OVR_IA: the FIFO is full and a word has been lost.</summary>
    public const int FifoOverrun = 0x40;

    /// <summary>FIFO_STATUS2 FIFO_FULL_IA: the next batch fills it.</summary>
    public const int FifoFull = 0x20;

    /// <summary>FIFO_STATUS2 FIFO_OVR_LATCHED: a word was lost since this register was last read.</summary>
    public const int FifoOverrunLatched = 0x08;

    /// <summary>FIFO_STATUS2: bits 9:8 of the number of unread words.</summary>
    public const int FifoCountHighMask = 0x03;

    /// <summary>TAP_CFG0.</summary>
    public const int TapConfig0 = 0x56;

    /// <summary>TAP_CFG0 INT_CLR_ON_READ: reading the source clears a latched event at once.</summary>
    public const int TapConfig0ClearOnRead = 0x40;

    /// <summary>TAP_CFG0 SLOPE_FDS: wake-up takes the high-pass filter and not the slope.</summary>
    public const int TapConfig0HighPass = 0x10;

    /// <summary>TAP_CFG0 TAP_X_EN, TAP_Y_EN, TAP_Z_EN: taps along all three axes.</summary>
    public const int TapConfig0AllAxes = 0x0E;

    /// <summary>TAP_CFG0 LIR: events stay until read.</summary>
    public const int TapConfig0Latched = 0x01;

    /// <summary>TAP_CFG1: tap threshold of x in bits 4:0, in full scale / 32; priority in bits 7:5.</summary>
    public const int TapConfig1 = 0x57;

    /// <summary>TAP_CFG2: tap threshold of y in bits 4:0.</summary>
    public const int TapConfig2 = 0x58;

    /// <summary>TAP_CFG2 INTERRUPTS_ENABLE: the events are looked for.</summary>
    public const int TapConfig2InterruptsOn = 0x80;

    /// <summary>TAP_THS_6D: tap threshold of z in bits 4:0.</summary>
    public const int TapThresholdZ = 0x59;

    /// <summary>TAP_CFG1, TAP_CFG2, TAP_THS_6D: mask of a threshold.</summary>
    public const int TapThresholdMask = 0x1F;

    /// <summary>INT_DUR2: SHOCK in bits 1:0 (8 samples a step, 0 is 4), QUIET in bits 3:2 (4 samples, 0 is 2), DUR in bits 7:4 (32 samples, 0 is 16).</summary>
    public const int TapDuration = 0x5A;

    /// <summary>WAKE_UP_THS: threshold in bits 5:0.</summary>
    public const int WakeUpThreshold = 0x5B;

    /// <summary>WAKE_UP_THS: largest threshold, in steps.</summary>
    public const int WakeUpThresholdMax = 0x3F;

    /// <summary>WAKE_UP_THS SINGLE_DOUBLE_TAP: double taps are looked for too.</summary>
    public const int WakeUpThresholdDoubleTap = 0x80;

    /// <summary>WAKE_UP_DUR: WAKE_DUR in bits 6:5, in samples.</summary>
    public const int WakeUpDuration = 0x5C;

    /// <summary>WAKE_UP_DUR: shift of WAKE_DUR.</summary>
    public const int WakeUpDurationShift = 5;

    /// <summary>WAKE_UP_DUR WAKE_THS_W: a step of the threshold is full scale / 256; else full scale / 64.</summary>
    public const int WakeUpDurationFine = 0x10;

    /// <summary>MD1_CFG: events on INT1.</summary>
    public const int Interrupt1Events = 0x5E;

    /// <summary>MD1_CFG INT1_SINGLE_TAP.</summary>
    public const int Interrupt1SingleTap = 0x40;

    /// <summary>MD1_CFG INT1_WU.</summary>
    public const int Interrupt1WakeUp = 0x20;

    /// <summary>MD1_CFG INT1_DOUBLE_TAP.</summary>
    public const int Interrupt1DoubleTap = 0x08;

    /// <summary>INTERNAL_FREQ_FINE, read-only: how far every rate is off, in steps of 0.15 %, two's complement, measured in production.</summary>
    public const int FrequencyFine = 0x63;

    /// <summary>FIFO_DATA_OUT_TAG: sensor in bits 7:3, time slot modulo 4 in bits 2:1, parity in bit 0; six bytes of data follow. Behind the last the address returns here.</summary>
    public const int FifoDataTag = 0x78;

    /// <summary>Last byte of a FIFO word.</summary>
    public const int FifoDataEnd = 0x7E;

    /// <summary>Bytes of a FIFO word.</summary>
    public const int FifoWordLength = 7;

    /// <summary>Words that the FIFO holds.</summary>
    public const int FifoCapacity = 512;

    /// <summary>FIFO_DATA_OUT_TAG: shift of the sensor.</summary>
    public const int TagSensorShift = 3;

    /// <summary>FIFO_DATA_OUT_TAG: the word is angular rate.</summary>
    public const int TagGyroscope = 1;

    /// <summary>FIFO_DATA_OUT_TAG: the word is acceleration.</summary>
    public const int TagAccelerometer = 2;
}
