#include "NeuralGlasses_Wristband_Native.h"

// clang-format off

// Class after class by name, as the metadata processor sorts them, and in each in the order of its source in Interop.
static const CLR_RT_MethodHandler method_lookup[] =
{
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeBoard::ResetReason___STATIC__I4,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeBoard::StartWatchdog___STATIC__BOOLEAN__I4,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeBoard::FeedWatchdog___STATIC__VOID,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine::Attach___STATIC__BOOLEAN__I4__I4__I4__I4,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine::Start___STATIC__BOOLEAN__I4__I4__I4__I4__I4__I4__I4,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine::Stop___STATIC__VOID,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine::Read___STATIC__I4__SZARRAY_U1,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine::Recall___STATIC__I4__I4__SZARRAY_U1,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine::Skip___STATIC__VOID__I4,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine::Unread___STATIC__I4,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine::Overruns___STATIC__I4,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine::BadFrames___STATIC__I4,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine::SampleSets___STATIC__I4,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine::LeadOff___STATIC__I4,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeEngine::ReadStatistics___STATIC__I4__SZARRAY_I4,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeRadio::WatchBonds___STATIC__VOID,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeRadio::Bondings___STATIC__I4,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeRadio::IsBonded___STATIC__BOOLEAN,
    Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeRadio::Disconnect___STATIC__VOID,
};

// The checksum is the metadata processor's over these names; a managed assembly with another one is not loaded.
const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_NeuralGlasses_Wristband_Native =
{
    "NeuralGlasses.Wristband.Native",
    0x81276250,
    method_lookup,
    { 1, 1, 0, 0 }
};

// clang-format on
