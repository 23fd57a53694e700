using System;

namespace nanoFramework.Hardware.Esp32
{
    public class Configuration
    {
        public static void SetPinFunction(int pin, DeviceFunction value) => throw null;

        public static int GetFunctionPin(DeviceFunction function) => throw null;
    }

    // The values are those of the library's formula, device type by 65536 and index by 256; only these are used here.
    public enum DeviceFunction
    {
        SPI1_MOSI = (1 * 0x10000) + (1 * 0x100) + 0,
        SPI1_MISO = (1 * 0x10000) + (1 * 0x100) + 1,
        SPI1_CLOCK = (1 * 0x10000) + (1 * 0x100) + 2,
        I2C1_DATA = (2 * 0x10000) + (1 * 0x100) + 0,
        I2C1_CLOCK = (2 * 0x10000) + (1 * 0x100) + 1,
    }

    public enum EspNativeError : int
    {
        OK = 0,
        FAIL = -1,
        NO_MEM = 0x101,
        INVALID_ARG = 0x102,
        INVALID_STATE = 0x103,
    }

    public delegate void HighResTimerExpiredEventHandler(HighResTimer sender, object e);

    public class HighResTimer : IDisposable
    {
        public HighResTimer() => throw null;

        public event HighResTimerExpiredEventHandler OnHighResTimerExpired
        {
            add => throw null;
            remove => throw null;
        }

        public static ulong GetCurrent() => throw null;

        public void Dispose() => throw null;

        public void StartOneShot(ulong timeout_us) => throw null;

        public void StartOnePeriodic(ulong period_us) => throw null;

        public void Stop() => throw null;
    }

    public class NativeMemory
    {
        public enum MemoryType
        {
            All,
            Internal,
            SpiRam,
        }

        public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock) => throw null;
    }

    public class Sleep
    {
        public enum WakeupMode
        {
            AllLow = 0,
            AnyHigh = 1,
        }

        public enum WakeupCause
        {
            Undefined = 0,
            Ext0 = 2,
            Ext1,
            Timer,
            TouchPad,
            Ulp,
            Gpio,
            Uart,
            Wifi,
            CoCpu,
            CoCpuTrapTrig,
            Bt,
        }

        [Flags]
        public enum WakeupGpioPin : ulong
        {
            None = 0,
            Pin0 = 1,
            Pin1 = (ulong)1 << 1,
            Pin2 = (ulong)1 << 2,
            Pin3 = (ulong)1 << 3,
            Pin4 = (ulong)1 << 4,
            Pin5 = (ulong)1 << 5,
            Pin6 = (ulong)1 << 6,
            Pin7 = (ulong)1 << 7,
            Pin8 = (ulong)1 << 8,
            Pin9 = (ulong)1 << 9,
            Pin10 = (ulong)1 << 10,
            Pin11 = (ulong)1 << 11,
            Pin12 = (ulong)1 << 12,
            Pin13 = (ulong)1 << 13,
            Pin14 = (ulong)1 << 14,
            Pin15 = (ulong)1 << 15,
            Pin16 = (ulong)1 << 16,
            Pin17 = (ulong)1 << 17,
            Pin18 = (ulong)1 << 18,
            Pin19 = (ulong)1 << 19,
            Pin20 = (ulong)1 << 20,
            Pin21 = (ulong)1 << 21,
            Pin25 = (ulong)1 << 25,
            Pin26 = (ulong)1 << 26,
            Pin27 = (ulong)1 << 27,
            Pin32 = (ulong)1 << 32,
            Pin33 = (ulong)1 << 33,
            Pin34 = (ulong)1 << 34,
            Pin35 = (ulong)1 << 35,
            Pin36 = (ulong)1 << 36,
            Pin37 = (ulong)1 << 37,
            Pin38 = (ulong)1 << 38,
            Pin39 = (ulong)1 << 39,
        }

        public static EspNativeError EnableWakeupByTimer(TimeSpan time) => throw null;

        public static EspNativeError EnableWakeupByPin(WakeupGpioPin pin, int level) => throw null;

        public static EspNativeError EnableWakeupByMultiPins(WakeupGpioPin pins, WakeupMode mode) => throw null;

        public static EspNativeError StartLightSleep() => throw null;

        public static void StartDeepSleep() => throw null;

        public static WakeupCause GetWakeupCause() => throw null;

        public static WakeupGpioPin GetWakeupGpioPin() => throw null;
    }
}
