using System;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace nanoFramework.Device.Bluetooth
{
    public class BluetoothLEServer : IDisposable
    {
        private BluetoothLEServer() => throw null;

        public static BluetoothLEServer Instance => throw null;

        public string DeviceName
        {
            get => throw null;
            set => throw null;
        }

        public ushort Appearance
        {
            get => throw null;
            set => throw null;
        }

        public GattSession Session => throw null;

        public GattServiceProvider[] Services => throw null;

        public DevicePairing Pairing => throw null;

        public GattServiceProvider GetServiceByUUID(Guid serviceUuid) => throw null;

        public void Start() => throw null;

        public void Stop() => throw null;

        public void Dispose() => throw null;
    }

    public enum BluetoothError
    {
        Success = 0,
        RadioNotAvailable = 1,
        ResourceInUse = 2,
        DeviceNotConnected = 3,
        OtherError = 4,
        DisabledByPolicy = 5,
        NotSupported = 6,
        DisabledByUser = 7,
        ConsentRequired = 8,
        TransportNotSupported = 9,
    }

    public enum BluetoothAddressType
    {
        Public = 0,
        Random = 1,
        Unspecified = 2,
    }

    public class BluetoothDeviceId
    {
        internal BluetoothDeviceId() => throw null;

        public int Id => throw null;
    }

    public class Buffer
    {
        protected uint _length;

        public Buffer(uint capacity) => throw null;

        public Buffer(byte[] array) => throw null;

        public uint Capacity => throw null;

        public uint Length
        {
            get => throw null;
            set => throw null;
        }

        public void EnsureCapacity(uint newCapacity) => throw null;
    }

    public class DataReader
    {
        private DataReader() => throw null;

        public uint UnconsumedBufferLength => throw null;

        public static DataReader FromBuffer(Buffer buffer) => throw null;

        public Buffer ReadBuffer(uint length) => throw null;

        public byte ReadByte() => throw null;

        public void ReadBytes(byte[] value) => throw null;
    }

    public class DataWriter : Buffer
    {
        public DataWriter()
            : base(32) => throw null;

        public Buffer DetachBuffer() => throw null;

        public void WriteByte(byte value) => throw null;

        public void WriteBytes(byte[] value) => throw null;

        public uint WriteString(string value) => throw null;

        public void WriteUuid(Guid value) => throw null;
    }
}

namespace nanoFramework.Device.Bluetooth.Advertisement
{
    using System.Collections;

    public class BluetoothLEAdvertisement
    {
        public BluetoothLEAdvertisement() => throw null;

        public ArrayList DataSections => throw null;

        public string LocalName
        {
            get => throw null;
            set => throw null;
        }
    }

    public class BluetoothLEAdvertisementDataSection
    {
        public BluetoothLEAdvertisementDataSection() => throw null;

        public BluetoothLEAdvertisementDataSection(byte dataType, Buffer data) => throw null;

        public byte DataType
        {
            get => throw null;
            set => throw null;
        }

        public Buffer Data
        {
            get => throw null;
            set => throw null;
        }
    }
}
